import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoseErrors } from "./bias-variance.ts";

const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe("diagnoseErrors", () => {
  it("measures bias from what people reach, and variance from the training error", () => {
    const { avoidableBias, variance, focus } = diagnoseErrors({
      human: 0.01,
      train: 0.08,
      dev: 0.1,
    });
    expect(avoidableBias).toBeCloseTo(0.07, 12);
    expect(variance).toBeCloseTo(0.02, 12);
    expect(focus).toBe("bias");
    expect(diagnoseErrors({ human: 0.075, train: 0.08, dev: 0.1 }).focus).toBe("variance");
    expect(diagnoseErrors({ human: 0.01, train: 0.02, dev: 0.03, test: 0.2 }).focus).toBe(
      "mismatch",
    );
  });

  it("accounts for the whole error: human + bias + variance + mismatch = test", () => {
    fc.assert(
      fc.property(rate, rate, rate, rate, (human, train, dev, test) => {
        const { avoidableBias, variance, mismatch } = diagnoseErrors({ human, train, dev, test });
        expect(human + avoidableBias + variance + mismatch!).toBeCloseTo(test, 12);
      }),
    );
  });

  it("says which rate is none", () => {
    expect(() => diagnoseErrors({ human: 0, train: 5, dev: 6 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: diagnoseErrors: the train error is 5.
        An error rate is a fraction from 0 to 1.]
    `);
  });
});
