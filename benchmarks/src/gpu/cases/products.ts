import { conv2d, Random } from "@gradus/core";
import { jax, jaxNormal, jaxSide } from "../peers/jax.ts";
import { tf, tfjsSide } from "../peers/tfjs.ts";
import type { GpuContest } from "../side.ts";
import type { CaseContext } from "./case-context.ts";
import { gradusSide } from "./gradus-side.ts";

/** Larger squares would take a CPU a minute and more for each library. */
const softwareLimit = 512;

/** Operations that calculate: products of matrices, and convolutions. */
export function products(context: CaseContext): GpuContest[] {
  const sides = [256, 512, 1024, 2048, 4096].filter(
    (side) => !context.isSoftware || side <= softwareLimit,
  );
  return [...sides.map((side) => square(context, side)), convolution(context)];
}

function square({ backend }: CaseContext, side: number): GpuContest {
  const shape: [number, number] = [side, side];
  return {
    name: `matmul ${side}`,
    work: { flops: 2 * side ** 3 },
    gradus: () => {
      const x = new Random(1).normal(shape, { backend });
      return gradusSide(backend, () => x.matmul(x));
    },
    peers: {
      tfjs: () => {
        const x = tf.randomNormal<tf.Rank.R2>(shape);
        return tfjsSide(() => tf.matMul(x, x));
      },
      "jax-js": () => jaxSide((x) => jax.numpy.matmul(x.ref, x), [jaxNormal(shape)]),
    },
  };
}

function convolution({ backend, isSoftware }: CaseContext): GpuContest {
  const [batch, channels, side] = isSoftware ? [8, 16, 28] : [128, 64, 56];
  const images: [number, number, number, number] = [batch, channels, side, side];
  const weights: [number, number, number, number] = [channels, channels, 3, 3];
  return {
    name: `conv 3×3, [${images.join(", ")}]`,
    work: { flops: 2 * batch * channels ** 2 * side ** 2 * 9 },
    gradus: () => {
      const random = new Random(2);
      const [x, weight] = [random.normal(images, { backend }), random.normal(weights, { backend })];
      return gradusSide(backend, () => conv2d(x, weight, { padding: 1 }));
    },
    peers: {
      // In the order of axes that it is made for.
      tfjs: () => {
        const x = tf.randomNormal<tf.Rank.R4>([batch, side, side, channels]);
        const weight = tf.randomNormal<tf.Rank.R4>([3, 3, channels, channels]);
        return tfjsSide(() => tf.conv2d(x, weight, 1, "same"));
      },
      "jax-js": () =>
        jaxSide(
          (x, weight) => jax.lax.conv(x, weight, [1, 1], "SAME"),
          [jaxNormal(images), jaxNormal(weights)],
        ),
    },
  };
}
