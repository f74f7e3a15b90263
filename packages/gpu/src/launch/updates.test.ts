import { fromData, type Parameter, parameter, type Tensor } from "@gradus/core";
import { moderate, tensorsOf } from "@gradus/core/testing";
import {
  Adagrad,
  Adam,
  AdamW,
  GradientDescent,
  Momentum,
  Nesterov,
  type Optimizer,
  RmsProp,
} from "@gradus/optimizers";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectFused } from "../testing/expect-fused.ts";
import { type Bound, expectParity } from "../testing/expect-parity.ts";

const weightDecay = 0.125;

/** A decay of 1, or 2, could be mistaken for none. */
const optimizers = {
  gradientDescent: [
    (w) => new GradientDescent([w], { learningRate: 0.1 }),
    (w) => new GradientDescent([w], { learningRate: 0.1, weightDecay }),
    (w) => new GradientDescent([w], { learningRate: 0.5, weightDecay: 1 }),
  ],
  momentum: [
    (w) => new Momentum([w], { learningRate: 0.1, beta: 0.7 }),
    (w) => new Momentum([w], { learningRate: 0.1, form: "sum", weightDecay }),
    (w) => new Momentum([w], { learningRate: 0.5, weightDecay: 1 }),
  ],
  nesterov: [
    (w) => new Nesterov([w], { learningRate: 0.1 }),
    (w) => new Nesterov([w], { learningRate: 0.1, weightDecay }),
  ],
  adagrad: [
    (w) => new Adagrad([w], { learningRate: 0.1 }),
    (w) => new Adagrad([w], { learningRate: 0.1, weightDecay, epsilon: 0.5 }),
  ],
  rmsProp: [
    (w) => new RmsProp([w], { learningRate: 0.1 }),
    (w) => new RmsProp([w], { learningRate: 0.1, weightDecay, beta: 0.75, epsilon: 0.5 }),
  ],
  adam: [
    (w) => new Adam([w], { learningRate: 0.1 }),
    (w) => new Adam([w], { learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0.5, weightDecay }),
    (w) => new AdamW([w], { learningRate: 0.1 }),
    (w) => new AdamW([w], { learningRate: 0.1, weightDecay }),
    (w) => new AdamW([w], { learningRate: 0.5, weightDecay: 2 }),
  ],
} satisfies Record<string, readonly ((w: Parameter) => Optimizer)[]>;

const all = Object.entries(optimizers).flatMap(([name, makers]) =>
  makers.map((make, i) => ({ name: name as keyof typeof optimizers, i, make })),
);

/** θ and three gradients; the lengths stand around four numbers a thread and 256 threads a workgroup. */
const runs: fc.Arbitrary<Tensor[]> = fc
  .tuple(fc.constantFrom(1, 3, 4, 5, 1023, 1024, 1025), fc.nat(2 ** 20))
  .chain(([size, seed]) => {
    if (size > 10) return fc.constant([1, 2, 3, 4].map((i) => waves(size, seed + i)));
    const each = tensorsOf([size], moderate);
    return fc.array(each, { minLength: 4, maxLength: 4 });
  });

/** A few units of the last place of 2 a step: θ is at most 2 at first and moves by less than 0.4 a step. */
const bound: Bound = { absolute: 3e-6, relative: 3e-6 };

describeOnGpu("optimizer kernels", (gpu) => {
  it.each(all)("equals the composition: $name $i", ({ name, make }) =>
    fc.assert(
      fc.asyncProperty(runs, (inputs) => expectFused(gpu, [name], steps(make), inputs, bound)),
      { numRuns: 12 },
    ),
  );

  it.each(all)("agrees with the reference: $name $i", ({ make }) =>
    fc.assert(
      fc.asyncProperty(runs, (inputs) =>
        expectParity(
          gpu,
          (theta, ...gradients) => steps(make)(theta, ...gradients)[0],
          inputs,
          bound,
        ),
      ),
      { numRuns: 12 },
    ),
  );

  it("moves nothing where there is nothing", async () => {
    const none = fromData(new Float32Array(0), [0], { backend: gpu });
    const [theta] = steps((w) => new Adam([w]))(none, none);
    expect(await theta.data()).toEqual(new Float32Array(0));
  });

  it("passes infinities and NaN on, and leaves the rest alone", async () => {
    const theta = fromData(Float32Array.of(1, 2, 3, 4, 5), [5], { backend: gpu });
    const g = fromData(Float32Array.of(Infinity, -Infinity, NaN, 0, 0), [5], { backend: gpu });
    const [next] = steps((w) => new GradientDescent([w], { learningRate: 1 }))(theta, g);
    expect([...(await next.data())]).toEqual([-Infinity, Infinity, NaN, 4, 5]);
  });
});

/** Where θ stands after a step along each gradient, and what the optimizer remembers then. */
function steps(
  make: (w: Parameter) => Optimizer,
): (theta: Tensor, ...gradients: Tensor[]) => Tensor[] {
  return (theta, ...gradients) => {
    const w = parameter(theta);
    const optimizer = make(w);
    for (const g of gradients) {
      optimizer.zeroGrad();
      w.accumulate(g);
      optimizer.step();
    }
    return [w, ...Object.values(optimizer.state().tensors)];
  };
}

/** Many different numbers between −2 and 2. */
function waves(size: number, seed: number): Tensor {
  return fromData(
    Float64Array.from({ length: size }, (_, i) => 2 * Math.sin(seed + 1.7 * i)),
    [size],
  );
}
