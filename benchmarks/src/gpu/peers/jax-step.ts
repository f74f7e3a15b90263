import type { Side } from "../side.ts";
import { jax, type JaxArray, jaxNormal } from "./jax.ts";

const np = jax.numpy;
const [beta1, beta2, learningRate, epsilon] = [0.9, 0.999, 0.001, 1e-8];

/**
 * A step of training a classifier of ten classes with Adam, compiled as a whole.
 *
 * @param shapes of the parameters, which start as small random numbers
 * @param input its shape
 */
export function jaxStep(
  shapes: readonly (readonly number[])[],
  input: readonly number[],
  forward: (parameters: JaxArray[], x: JaxArray) => JaxArray,
): Side {
  const x = jaxNormal(input);
  const labels = Array.from({ length: input[0] }, (_, row) => row % 10);
  const wanted = jax.nn.oneHot(np.array(labels, { dtype: np.int32 }), 10);
  const loss = (parameters: JaxArray[], of: JaxArray, t: JaxArray): JaxArray => {
    const surprise = np.multiply(t, jax.nn.logSoftmax(forward(parameters, of)));
    return np.negative(np.mean(np.sum(surprise, -1)));
  };
  const step = jax.jit(
    (theta: JaxArray[], m: JaxArray[], v: JaxArray[], of: JaxArray, t: JaxArray) => {
      const g = jax.grad(loss)(
        theta.map(({ ref }) => ref),
        of,
        t,
      );
      const means = m.map((old, i) => mix(old, g[i].ref, beta1));
      const squares = v.map((old, i) => mix(old, np.square(g[i]), beta2));
      const moved = theta.map((old, i) => {
        const scale = np.add(np.sqrt(squares[i].ref), epsilon);
        return np.subtract(old, np.multiply(np.divide(means[i].ref, scale), learningRate));
      });
      return [moved, means, squares];
    },
  );
  const zeros = (): JaxArray[] => shapes.map((shape) => np.zeros([...shape]));
  const start = shapes.map((shape, i) => np.multiply(jaxNormal(shape, i), 0.1));
  let state = [start, zeros(), zeros()];
  return {
    queue: () => {
      state = step(state[0], state[1], state[2], x.ref, wanted.ref);
    },
    finish: async () => {
      await jax.blockUntilReady(state[0]);
    },
  };
}

/** β old + (1 − β) now */
function mix(old: JaxArray, now: JaxArray, beta: number): JaxArray {
  return np.add(np.multiply(old, beta), np.multiply(now, 1 - beta));
}
