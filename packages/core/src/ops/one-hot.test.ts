import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eye, tensor, zeros } from "../tensor/creation.ts";
import { int32s, shapes, tensorsOf } from "../testing/index.ts";
import { argmax } from "./arg-max.ts";
import { gather } from "./gather.ts";
import { oneHot } from "./one-hot.ts";

const whole = { dtype: "int32" } as const;

describe("oneHot", () => {
  it("puts a single 1 at the label's place", () => {
    expect(oneHot(tensor([2, 0], whole), 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it("is undone by argmax, and is the rows of the identity", () => {
    const labels = shapes({ allowEmpty: true }).chain((shape) =>
      tensorsOf(shape, fc.nat(4), "int32"),
    );
    fc.assert(
      fc.property(labels, (x) => {
        const y = oneHot(x, 5);
        expect(y.shape).toEqual([...x.shape, 5]);
        expect(argmax(y, -1).toArray()).toEqual(x.toArray());
        expect(y.toArray()).toEqual(gather(eye(5), x).toArray());
      }),
    );
  });

  it("is a row of zeros for a label that names no class", () => {
    fc.assert(
      fc.property(int32s, (label) => {
        fc.pre(label < 0 || label >= 3);
        expect(oneHot(tensor([label], whole), 3).toArray()).toEqual([[0, 0, 0]]);
      }),
    );
  });

  it("comes in the dtype that is asked for, and may be empty", () => {
    const labels = tensor([1], whole);
    expect(oneHot(labels, 2).dtype).toBe("float32");
    expect(oneHot(labels, 2, { dtype: "float64" }).dtype).toBe("float64");
    expect(oneHot(labels, 2, { dtype: "int32" }).dataSync()).toEqual(Int32Array.of(0, 1));
    expect(oneHot(zeros([0], whole), 3).shape).toEqual([0, 3]);
    expect(oneHot(labels, 0).shape).toEqual([1, 0]);
  });

  it("takes labels that are whole, and a number of classes that is one", () => {
    expect(() => oneHot(tensor([1, 2]), 3)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: oneHot: the indices are float32.
        An index is a whole number, so indices are int32.
        Try: index.cast("int32")]
    `);
    expect(() => oneHot(tensor([1], whole), -1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: oneHot: -1 classes.
        A count is a whole number, 0 or more.]
    `);
    expect(() => oneHot(tensor([1], whole), 2.5)).toThrow("2.5 classes");
  });
});
