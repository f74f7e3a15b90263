import * as jax from "@jax-js/jax";
import type { Side } from "../side.ts";

export { jax };

export type JaxArray = jax.numpy.Array;

/** Lets jax-js compute on the GPU. */
export async function startJax(): Promise<string> {
  if (!(await jax.init("webgpu")).includes("webgpu")) throw new Error("It finds no WebGPU.");
  jax.defaultDevice("webgpu");
  return "jax-js";
}

/** Random numbers. */
export function jaxNormal(shape: readonly number[], seed = 1): JaxArray {
  return jax.random.normal(jax.random.key(seed), [...shape]);
}

/**
 * A task of jax-js, compiled as a whole.
 *
 * Results are kept until they are waited for: what is freed before that is never computed.
 */
export function jaxSide(task: (...inputs: JaxArray[]) => JaxArray, inputs: JaxArray[]): Side {
  const compiled = jax.jit(task);
  const results: JaxArray[] = [];
  return {
    most: 8,
    queue: () => void results.push(compiled(...inputs.map(({ ref }) => ref))),
    finish: async () => {
      await jax.blockUntilReady(results);
      for (const result of results.splice(0)) result.dispose();
    },
  };
}
