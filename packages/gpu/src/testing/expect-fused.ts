import { type Backend, type FusedKernels, fromData, type Tensor } from "@gradus/core";
import { type Bound, expectWithin } from "./expect-parity.ts";

/**
 * Runs `f` on `gpu` with some fused kernels and without, from the same float32 numbers, and compares every result: a fused
 * kernel equals the composition it replaces.
 *
 * @throws Error if one of the kernels was not used: an equality that nobody tried
 */
export async function expectFused(
  gpu: Backend,
  kernels: readonly (keyof FusedKernels)[],
  f: (...inputs: Tensor[]) => readonly Tensor[],
  inputs: readonly Tensor[],
  bound: Bound,
): Promise<void> {
  const used = new Set<string>();
  const fused = f(...(await on(watching(gpu, kernels, used), inputs)));
  const composed = f(...(await on(without(gpu, kernels), inputs)));
  const idle = kernels.filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`These fused kernels were never used: ${idle.join(", ")}.`);
  if (fused.length !== composed.length) throw new Error("The results are not as many.");
  for (const [i, x] of fused.entries()) {
    expectWithin(x, ["fused", await x.data()], ["composed", await composed[i].data()], bound);
  }
}

/** The same backend, on which some compositions stay compositions. */
export function without(gpu: Backend, kernels: readonly (keyof FusedKernels)[]): Backend {
  const none = Object.fromEntries(kernels.map((name) => [name, undefined]));
  return { ...gpu, fused: { ...gpu.fused, ...none } };
}

/** The same backend, which notes the kernels that are used. */
function watching(
  gpu: Backend,
  kernels: readonly (keyof FusedKernels)[],
  used: Set<string>,
): Backend {
  const watched = { ...gpu.fused };
  for (const name of kernels) {
    Object.defineProperty(watched, name, {
      get: () => {
        used.add(name);
        return gpu.fused[name];
      },
    });
  }
  return { ...gpu, fused: watched };
}

function on(backend: Backend, inputs: readonly Tensor[]): Promise<Tensor[]> {
  return Promise.all(
    inputs.map(async (x) => {
      const data = await x.data();
      const own = data instanceof Int32Array ? data.slice() : Float32Array.from(data);
      return fromData(own, x.shape, { backend });
    }),
  );
}
