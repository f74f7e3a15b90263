import { Random, softmax, tanh, zeros } from "@gradus/core";
import { jax, jaxNormal, jaxSide } from "../peers/jax.ts";
import { tf, tfjsSide } from "../peers/tfjs.ts";
import type { GpuContest } from "../side.ts";
import type { CaseContext } from "./case-context.ts";
import { gradusSide } from "./gradus-side.ts";

const np = jax.numpy;

/** Operations that read and write and hardly calculate: what counts is the memory. */
export function operations({ backend, isSoftware }: CaseContext): GpuContest[] {
  const size = isSoftware ? 2 ** 20 : 2 ** 26;
  const named = `2${isSoftware ? "²⁰" : "²⁶"} numbers`;
  const rows = isSoftware ? 512 : 16_384;
  const random = new Random(1);
  // A thousand numbers again and again: which they are does not matter, and millions take their time on the way.
  const x = random
    .uniform([1024], { backend })
    .add(zeros([size / 1024, 1], { backend }))
    .reshape([size]);
  const scores = random.normal([rows, 1000], { backend });
  const many = once(() => [tf.keep(tf.randomUniform([size])), jaxNormal([size])] as const);
  const table = once(
    () => [tf.keep(tf.randomNormal([rows, 1000])), jaxNormal([rows, 1000])] as const,
  );
  return [
    {
      name: `x + x, ${named}`,
      // It is read once: it is the same twice.
      work: { bytes: 8 * size },
      gradus: () => gradusSide(backend, () => x.add(x)),
      peers: {
        tfjs: () => tfjsSide(() => tf.add(many()[0], many()[0])),
        "jax-js": () => jaxSide((of) => np.add(of.ref, of), [many()[1]]),
      },
    },
    {
      name: `tanh x, ${named}`,
      work: { bytes: 8 * size },
      gradus: () => gradusSide(backend, () => tanh(x)),
      peers: {
        tfjs: () => tfjsSide(() => tf.tanh(many()[0])),
        "jax-js": () => jaxSide((of) => np.tanh(of), [many()[1]]),
      },
    },
    {
      name: `x · 2 + tanh x, ${named}`,
      work: undefined,
      gradus: () => gradusSide(backend, () => x.mul(2).add(tanh(x))),
      peers: {
        tfjs: () => tfjsSide(() => tf.add(tf.mul(many()[0], 2), tf.tanh(many()[0]))),
        "jax-js": () => jaxSide((of) => np.add(np.multiply(of.ref, 2), np.tanh(of)), [many()[1]]),
      },
    },
    {
      name: `sum, ${named}`,
      work: { bytes: 4 * size },
      gradus: () => gradusSide(backend, () => x.sum()),
      peers: {
        tfjs: () => tfjsSide(() => tf.sum(many()[0])),
        "jax-js": () => jaxSide((of) => np.sum(of), [many()[1]]),
      },
    },
    {
      name: `softmax [${rows}, 1000]`,
      work: { bytes: 8 * rows * 1000 },
      gradus: () => gradusSide(backend, () => softmax(scores)),
      peers: {
        tfjs: () => tfjsSide(() => tf.softmax(table()[0])),
        "jax-js": () => jaxSide((of) => jax.nn.softmax(of), [table()[1]]),
      },
    },
    {
      name: `transpose [${rows}, 1000]`,
      work: { bytes: 8 * rows * 1000 },
      gradus: () => gradusSide(backend, () => scores.transpose()),
      // In jax-js a transpose is a view, which costs nothing and moves the cost to whoever reads it.
      peers: { tfjs: () => tfjsSide(() => tf.transpose(table()[0])) },
    },
  ];
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
