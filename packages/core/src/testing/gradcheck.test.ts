import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { record } from "../autograd/record.ts";
import { liveTensors } from "../memory/scope.ts";
import { div, mul, pow } from "../ops/arithmetic.ts";
import { abs } from "../ops/abs.ts";
import { clip } from "../ops/clip.ts";
import { gather } from "../ops/gather.ts";
import { map, zip } from "../ops/kernels.ts";
import { maximum } from "../ops/maximum.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { tanh } from "../ops/tanh.ts";
import { where } from "../ops/where.ts";
import { fromData, tensor } from "../tensor/creation.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { tensorsOf } from "./arbitraries.ts";
import { gradcheck } from "./gradcheck.ts";
import { awayFrom } from "./numbers.ts";

const x = tensor(
  [
    [0.5, -1, 2],
    [1.5, 0.25, -0.75],
  ],
  { dtype: "float64" },
);

/** The square, with another gradient. */
function squareWith(pullback: (g: Tensor, x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (a) => record("square", map("square", a), [a, (g) => pullback(g, a)]);
}

function double(values: number[], shape = [values.length]): Tensor {
  return fromData(Float64Array.from(values), shape);
}

describe("gradcheck", () => {
  it("accepts the right gradient, and says how much it checked", () => {
    const report = gradcheck(square, [x]);
    expect(report).toMatchObject({ checked: 6, kinks: 0 });
    expect(report.maxError).toBeLessThan(1e-9);
  });

  it("checks the gradient of the gradient, if asked", () => {
    expect(gradcheck(tanh, [x], { secondOrder: true })).toMatchObject({ checked: 12, kinks: 0 });
    const onceOnly = squareWith((g, a) => g.mul(a.detach()).mul(2));
    gradcheck(onceOnly, [x]);
    expect(() => gradcheck(onceOnly, [x], { secondOrder: true })).toThrow(
      "gradcheck, second order: input 0",
    );
  });

  it("widens float32, and passes int32 on unchecked", () => {
    const rows = tensor([1, 0, 1], { dtype: "int32" });
    const report = gradcheck((a, index) => square(gather(a, index)), [x.cast("float32"), rows]);
    expect(report.checked).toBe(6);
  });

  it("checks nothing in empty tensors", () => {
    expect(gradcheck(square, [double([], [0, 3])])).toEqual({ checked: 0, kinks: 0, maxError: 0 });
  });

  it("frees what it made", () => {
    const before = liveTensors();
    gradcheck(tanh, [x], { secondOrder: true });
    expect(liveTensors()).toBe(before);
  });
});

describe("gradcheck rejects", () => {
  it("an error of 1 % in one number", () => {
    const offByOnePercent = double([1, 1, 1, 1, 1.01, 1], [2, 3]);
    const wrong = squareWith((g, a) => g.mul(a).mul(2).mul(offByOnePercent));
    expect(() => gradcheck(wrong, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 0 [2, 3] at [1, 1]: backward gives 0.54985618, but nudging the number gives 0.54441206.
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look at this one number: the other 5 slopes of this input are right.]
    `);
    fc.assert(
      fc.property(tensorsOf([2, 3], awayFrom([0], { distance: 1e-3 })), (a) => {
        expect(() => gradcheck(wrong, [a])).toThrow("at [1, 1]");
      }),
    );
  });

  it("a sum over the batch that is missing", () => {
    const firstRowOnly = (a: Tensor, b: Tensor): Tensor =>
      record("add", zip("add", a, b), [a, (g) => g], [b, (g) => g.slice(0)]);
    expect(() => gradcheck(firstRowOnly, [x, double([1, 2, 3])]))
      .toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 1 [3] at [0]: backward gives -1.292393, but nudging the number gives -2.2927646 (3 of 3 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: add up over the batch: only one row of it counts here.]
    `);
  });

  it("a mean over the batch where the sum belongs", () => {
    const averaged = (a: Tensor, b: Tensor): Tensor =>
      record("add", zip("add", a, b), [a, (g) => g], [b, (g) => g.mean(0)]);
    expect(() => gradcheck(averaged, [x, double([1, 2, 3])])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 1 [3] at [0]: backward gives -1.1463823, but nudging the number gives -2.2927646 (3 of 3 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look for a factor: every slope of this input is 0.5 times the right one.]
    `);
  });

  it("a transposed result", () => {
    const transposed = squareWith((g, a) => g.mul(a).mul(2).transpose().reshape(a.shape));
    expect(() => gradcheck(transposed, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 0 [2, 3] at [0, 1]: backward gives -3.001115, but nudging the number gives 2.2638165 (4 of 6 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look for a transpose: the slopes are right but stand at each other's places, rows as columns.]
    `);
  });

  it("a gradient of zeros", () => {
    const zeros = squareWith((_, a) => a.full(0));
    expect(() => gradcheck(zeros, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 0 [2, 3] at [0, 0]: backward gives 0, but nudging the number gives -1.292393 (6 of 6 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look at what the pullback returns: every slope of this input is 0.]
    `);
  });

  it("a wrong sign", () => {
    const negated = squareWith((g, a) => g.mul(a).mul(-2));
    expect(() => gradcheck(negated, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 0 [2, 3] at [0, 0]: backward gives 1.292393, but nudging the number gives -1.292393 (6 of 6 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look for a sign: every slope of this input is the negative of the right one.]
    `);
  });

  it("a gradient that forgets ∂L/∂y", () => {
    const local = squareWith((_, a) => a.mul(2));
    expect(() => gradcheck(local, [x])).toThrow("backward gives");
  });

  it("a gradient of NaN", () => {
    const undefinedAtOne = squareWith((g, a) =>
      g
        .mul(a)
        .mul(2)
        .mul(a.sub(2).div(a.sub(2))),
    );
    expect(() => gradcheck(undefinedAtOne, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 0 [2, 3] at [0, 2]: backward gives NaN, but nudging the number gives 4.0949734.
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look for 0/0 or 0 · Infinity in the pullback.]
    `);
  });

  it("an input that is missing from the record", () => {
    const forgetful = (a: Tensor, b: Tensor): Tensor =>
      record("mul", zip("mul", a, b), [a, (g) => g.mul(b)]);
    expect(() => gradcheck(forgetful, [x, x.add(1)])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: input 1 [2, 3] at [0, 0]: backward gives 0, but nudging the number gives -0.64619649 (6 of 6 slopes are wrong).
        A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.
        Try: look at record(…): the backward pass never comes to this input.]
    `);
  });

  it("a gradient that is assigned where it should add up: one buffer for all calls", () => {
    const memory = new Float64Array(6);
    const buffer = fromData(memory, [2, 3]);
    const assigned = squareWith((g, a) => {
      memory.set(g.mul(a).mul(2).dataSync());
      return buffer;
    });
    expect(() => gradcheck(assigned, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: with the function called twice on the same tensors, input 0 at [0, 0] has the gradient -2.5847859 instead of 0.061267887.
        A tensor that is used twice receives two gradients, which add up.
        Try: look for a gradient that is assigned, overwritten or remembered instead of returned.]
    `);
  });

  it("a gradient that is assigned where it should add up: one place for each tensor", () => {
    const byTensor = (a: Tensor, b: Tensor): Tensor =>
      record(
        "mul",
        zip("mul", a, b),
        ...new Map([
          [a, (g: Tensor) => g.mul(b)],
          [b, (g: Tensor) => g.mul(a)],
        ]),
      );
    expect(() => gradcheck(byTensor, [x, x.add(1)])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: with one tensor as inputs 0 and 1, input 0 at [0, 0] has the gradient -0.64619649 instead of -1.292393.
        A tensor that is used twice receives two gradients, which add up.
        Try: look for gradients that are kept by tensor, where the second one replaces the first.]
    `);
  });

  it("a pullback that is wrong on its second call", () => {
    const stateful = (a: Tensor): Tensor => {
      let calls = 0;
      return record("square", map("square", a), [a, (g) => g.mul(a).mul(2 / ++calls)]);
    };
    expect(() => gradcheck(stateful, [x])).toThrowErrorMatchingInlineSnapshot(`
      [WrongGradientError: gradcheck: on the second backward pass over the same tape, input 0 at [0, 0] has the gradient -0.64619649 instead of -1.292393.
        A pullback is a pure function of the gradient it is given.
        Try: look for something that a pullback changes outside of itself.]
    `);
  });
});

describe("gradcheck at kinks", () => {
  /** max(x, 0) with some slope on the left and on the right. */
  function reluWith(left: number, right: number): (x: Tensor) => Tensor {
    return (a) =>
      record("relu", zip("maximum", a, a.lift(0)), [
        a,
        (g) => g.mul(where(a.greater(0), right, a.full(left))),
      ]);
  }
  const nearZero = [-1, -1e-3, -1e-5, 1e-5, 1e-3, 1];

  it("leaves them out and counts them", () => {
    expect(gradcheck(abs, [double([0, 1, -1, 2, 3])])).toMatchObject({ checked: 4, kinks: 1 });
    expect(gradcheck(reluWith(0, 1), [double([0, ...nearZero])])).toMatchObject({ kinks: 1 });
  });

  it("checks a number between two of them, at equal distances", () => {
    const narrow = (a: Tensor): Tensor => clip(a, -1e-4, 1e-4);
    expect(gradcheck(narrow, [double([0])])).toMatchObject({ checked: 1, kinks: 0 });
  });

  it("checks numbers next to them on their own side", () => {
    expect(gradcheck(reluWith(0, 1), [double(nearZero)])).toMatchObject({ checked: 6, kinks: 0 });
  });

  it.each([
    ["on the left", 0.01, 1, "at [1]"],
    ["on the right", 0, 1.01, "at [4]"],
  ])("rejects a wrong slope %s of one", (_, left, right, place) => {
    expect(() => gradcheck(reluWith(left, right), [double([0, ...nearZero])])).toThrow(place);
    for (const value of nearZero.filter((a) => (place === "at [1]" ? a < 0 : a > 0)))
      expect(() => gradcheck(reluWith(left, right), [double([value])])).toThrow("backward gives");
  });

  it("rejects NaN at one", () => {
    const rooted = (a: Tensor): Tensor => sqrt(square(a));
    expect(() => gradcheck(rooted, [double([0, 1, 2, 3, 4])])).toThrow("backward gives NaN");
  });

  it("leaves out at most a fifth", () => {
    expect(() => gradcheck(abs, [double([0, 0, 1, 2, 3, 4, 5])]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gradcheck: 2 of 7 numbers stand at a kink, where the function has no slope.
        At most a fifth may be left out.
        Try: draw the inputs from awayFrom([…]), and test the kink by name.]
    `);
  });

  it("sees the kink of a tie between two inputs", () => {
    const report = gradcheck(maximum, [double([1, 2, 3, 4, 5]), double([1, 0, 0, 0, 0])]);
    expect(report).toMatchObject({ checked: 8, kinks: 2 });
  });

  it("takes a steep, smooth function for what it is", () => {
    const a = double([0.02, -0.03, 0.05]);
    expect(gradcheck(div, [a.full(1), a], { secondOrder: true })).toMatchObject({ kinks: 0 });
    expect(gradcheck((b) => pow(b, 9), [double([20, -3])])).toMatchObject({ kinks: 0 });
  });
});

describe("gradcheck says what it cannot check", () => {
  it("a function that is not finite", () => {
    expect(() => gradcheck(div, [double([1, 1]), double([1, 0])]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gradcheck: the function is Infinity at [1] of its result [2].
        A slope is measured between two finite numbers.
        Try: check the gradient where the function is finite.]
    `);
  });

  it("the edge of a domain", () => {
    expect(() => gradcheck(sqrt, [double([4, 0])])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gradcheck: next to input 0 [2] at [1], which is 0, the function is not finite.
        A slope is measured from both sides of a number.
        Try: check the gradient inside the function's domain.]
    `);
  });

  it("a result in single precision", () => {
    expect(() => gradcheck((a) => mul(a, a).cast("float32"), [x]))
      .toThrowErrorMatchingInlineSnapshot(`
      [TypeError: gradcheck: the function returned float32.
        Finite differences need float64; all its inputs that are not int32 were given as that.
        Try: look for a constant of another dtype, or for a cast.]
    `);
  });
});
