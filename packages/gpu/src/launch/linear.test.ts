import { type Backend, matmul, sigmoid, tanh, type Tensor } from "@gradus/core";
import { tensorsOf } from "@gradus/core/testing";
import { gelu, relu, silu } from "@gradus/layers";
import * as fc from "fast-check";
import { it } from "vitest";
import type { Activation } from "../kernels/activation-functions.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity } from "../testing/expect-parity.ts";
import { linear } from "./matmul.ts";
import { gpuOf } from "../testing/gpu-of.ts";
import { withLimits } from "../testing/with-limits.ts";
import { on } from "./on.ts";

const definitions: Record<Activation, (x: Tensor) => Tensor> = {
  none: (x) => x,
  relu,
  tanh,
  sigmoid,
  gelu: (x) => gelu(x),
  silu,
};

const activations = Object.keys(definitions) as Activation[];

/** Quarters, whose sums of products have no more digits than a float32. */
const quarters = fc.integer({ min: -9, max: 9 }).map((whole) => whole / 4);

const operands = fc
  .tuple(
    fc.constantFrom(1, 2, 17, 33, 65),
    fc.constantFrom(0, 1, 9, 300),
    fc.constantFrom(1, 10, 33, 65),
  )
  .chain(operandsOf);

function operandsOf([m, k, n]: readonly [m: number, k: number, n: number]): fc.Arbitrary<
  [x: Tensor, w: Tensor, b: Tensor]
> {
  return fc.tuple(
    tensorsOf([m, k], quarters),
    tensorsOf([k, n], quarters),
    tensorsOf([n], quarters),
  );
}

describeOnGpu("linear", (backend) => {
  it.each(activations)("adds a bias and applies %s on the way", (activation) =>
    fc.assert(
      fc.asyncProperty(operands, fc.boolean(), ([x, w, b], hasBias) =>
        expectParity(
          backend,
          (...inputs) => linearOn(backend, inputs, { hasBias, activation, transposeB: false }),
          [x, w, b],
          activation === "none" || activation === "relu" ? {} : { ulps: 8, absolute: 2 ** -22 },
        ),
      ),
      { numRuns: 12 },
    ),
  );

  it("adds the bias once, at its columns, where the product is computed in boxes", () =>
    fc.assert(
      fc.asyncProperty(operandsOf([3, 300, 33]), fc.boolean(), ([x, w, b], transposeB) =>
        withLimits(backend, { bindingLimit: 4096 }, () =>
          expectParity(
            backend,
            (...inputs) =>
              linearOn(backend, inputs, { hasBias: true, activation: "relu", transposeB }),
            [x, transposeB ? w.transpose() : w, b],
          ),
        ),
      ),
      { numRuns: 10 },
    ));
});

interface Setting {
  readonly hasBias: boolean;
  readonly activation: Activation;
  /** Whether the weights are stored as `[n, k]`. */
  readonly transposeB: boolean;
}

/** By the kernel where it is, and by the definition elsewhere. */
function linearOn(
  gpu: Backend,
  [x, w, b]: readonly Tensor[],
  { hasBias, activation, transposeB }: Setting,
): Tensor {
  const [m, k] = x.shape;
  const n = w.shape[transposeB ? 0 : 1];
  if (x.backend !== gpu) {
    const y = matmul(x, w, { transposeB });
    return definitions[activation](hasBias ? y.add(b) : y);
  }
  const device = gpuOf(gpu);
  const [left, right, bias] = [x, w, b].map(({ storage }) => on(device, storage));
  const sizes = {
    batch: 1,
    m,
    k,
    n,
    sharedA: false,
    sharedB: false,
    transposeA: false,
    transposeB,
  };
  const y = linear(device, left, right, hasBias ? bias : undefined, activation, sizes);
  return x.derive(y, [m, n]);
}
