import { ones, tensor, zeros } from "@gradus/core";
import { expectClose, moderate, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfSquaredError } from "./half-squared-error.ts";
import { huber } from "./huber.ts";
import { meanAbsoluteError } from "./mean-absolute-error.ts";
import { meanSquaredError } from "./mean-squared-error.ts";
import { reduceLosses, reduceWeighted } from "./reduction.ts";

const losses = [meanSquaredError, halfSquaredError, meanAbsoluteError, huber];

const pairs = shapes({ maxRank: 2 }).chain((shape) => fc.tuple(tensorsOf(shape), tensorsOf(shape)));

describe("a loss", () => {
  it.each(losses)("$name is 0 for a perfect prediction, and never less", (loss) => {
    fc.assert(
      fc.property(pairs, ([prediction, target]) => {
        expectClose(loss(target, target), tensor(0, { dtype: "float64" }));
        expect(loss(prediction, target).toArray()).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each(losses)("$name sees only the distance, not the direction", (loss) => {
    fc.assert(
      fc.property(pairs, ([prediction, target]) => {
        expectClose(loss(prediction, target), loss(target, prediction));
      }),
    );
  });

  it.each(losses)("$name has a sum and a mean of its single losses", (loss) => {
    fc.assert(
      fc.property(pairs, ([prediction, target]) => {
        const single = loss(prediction, target, { reduction: "none" });
        expect(single.shape).toEqual(prediction.shape);
        expectClose(loss(prediction, target, { reduction: "sum" }), single.sum());
        expectClose(loss(prediction, target), single.mean());
      }),
    );
  });

  it.each(losses)("$name refuses a mean of nothing, whose sum is 0", (loss) => {
    const none = zeros([0, 3]);
    expect(loss(none, none, { reduction: "sum" }).toArray()).toBe(0);
    expect(() => loss(none, none)).toThrow(`${loss.name}: there is no example`);
  });

  it.each(losses)(
    "$name lets a NaN of the model through, and refuses one in the target",
    (loss) => {
      const [number, nan] = [tensor([1, 1]), tensor([1, NaN])];
      expect(loss(nan, number).toArray()).toBeNaN();
      expect(() => loss(number, nan)).toThrow(`${loss.name}: the target is NaN at [1].`);
      expect(() => loss(number, tensor([Infinity, 1]))).toThrow("the target is Infinity at [0].");
    },
  );

  it.each(losses)("$name refuses shapes and dtypes that differ", (loss) => {
    expect(() => loss(ones([4, 1]), ones([4]))).toThrow(`${loss.name}: the prediction is [4, 1]`);
    const whole = ones([4], { dtype: "int32" });
    expect(() => loss(ones([4]), whole)).toThrow(`${loss.name}: the prediction is float32, the`);
    expect(() => loss(whole, whole)).toThrow("A loss has fractions");
  });
});

describe("reduceLosses", () => {
  it("says what a mean needs, and which reductions there are", () => {
    expect(() => reduceLosses("loss", zeros([0]), "mean")).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: loss: there is no example: the losses are [0].
        A mean needs at least one number.
        Try: { reduction: "sum" }, which is 0 for an empty batch.]
    `);
    // @ts-expect-error an average is called a mean here
    expect(() => reduceLosses("loss", ones([2]), "average")).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: loss: there is no reduction "average".
        It is "mean", "sum" or "none".]
    `);
  });
});

describe("reduceWeighted", () => {
  it("is a mean of copies, for whole weights", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(moderate, { minLength: 4, maxLength: 4 }), counts, (numbers, times) => {
        fc.pre(times.some((count) => count > 0));
        const copies = numbers.flatMap((number, i) => Array<number>(times[i]).fill(number));
        const weights = tensor(times, { dtype: "float64" });
        const weighted = tensor(numbers, { dtype: "float64" }).mul(weights);
        const expected = tensor(copies, { dtype: "float64" }).mean();
        expectClose(reduceWeighted("loss", weighted, weights, "mean"), expected, {
          absolute: 1e-12,
        });
      }),
    );
  });

  it("is a plain mean without weights", () => {
    expect(reduceWeighted("loss", tensor([1, 3]), undefined, "mean").toArray()).toBe(2);
  });

  it("is 0 where nothing weighs anything", () => {
    expect(reduceWeighted("loss", zeros([2]), zeros([2]), "mean").toArray()).toBe(0);
  });
});
