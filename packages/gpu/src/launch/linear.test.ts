import { type Backend, sigmoid, tanh, type Tensor } from "@gradus/core";
import { tensorsOf } from "@gradus/core/testing";
import { relu, silu } from "@gradus/layers";
import * as fc from "fast-check";
import { it } from "vitest";
import type { Activation } from "../kernels/activation-functions.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity } from "../testing/expect-parity.ts";
import { linear } from "./matmul.ts";
import { gpuOf } from "../testing/gpu-of.ts";
import { on } from "./on.ts";

const definitions: Record<Exclude<Activation, "gelu">, (x: Tensor) => Tensor> = {
  none: (x) => x,
  relu,
  tanh,
  sigmoid,
  silu,
};

const activations = Object.keys(definitions) as (keyof typeof definitions)[];

/** Quarters, whose sums of products have no more digits than a float32. */
const quarters = fc.integer({ min: -9, max: 9 }).map((whole) => whole / 4);

const operands = fc
  .tuple(
    fc.constantFrom(1, 2, 17, 33, 65),
    fc.constantFrom(0, 1, 9, 300),
    fc.constantFrom(1, 10, 33, 65),
  )
  .chain(([m, k, n]) =>
    fc.tuple(tensorsOf([m, k], quarters), tensorsOf([k, n], quarters), tensorsOf([n], quarters)),
  );

describeOnGpu("linear", (backend) => {
  it.each(activations)("adds a bias and applies %s on the way", (activation) =>
    fc.assert(
      fc.asyncProperty(operands, fc.boolean(), ([x, w, b], hasBias) =>
        expectParity(
          backend,
          (...inputs) => linearOn(backend, inputs, hasBias, activation),
          [x, w, b],
          activation === "none" || activation === "relu" ? {} : { ulps: 8, absolute: 2 ** -22 },
        ),
      ),
      { numRuns: 12 },
    ),
  );
});

/** By the kernel where it is, and by the definition elsewhere. */
function linearOn(
  gpu: Backend,
  [x, w, b]: readonly Tensor[],
  hasBias: boolean,
  activation: keyof typeof definitions,
): Tensor {
  const [[m, k], n] = [x.shape, w.shape[1]];
  if (x.backend !== gpu) {
    const y = x.matmul(w);
    return definitions[activation](hasBias ? y.add(b) : y);
  }
  const device = gpuOf(gpu);
  const [left, right, bias] = [x, w, b].map(({ storage }) => on(device, storage));
  const flags = { sharedA: false, sharedB: false, transposeA: false, transposeB: false };
  const sizes = { batch: 1, m, k, n, ...flags };
  const y = linear(device, left, right, hasBias ? bias : undefined, activation, sizes);
  return x.derive(y, [m, n]);
}
