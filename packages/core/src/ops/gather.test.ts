import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, shapes, tensorsOf } from "../testing/index.ts";
import { gather, scatterAdd } from "./gather.ts";
import { square } from "./square.ts";

function indices(...numbers: number[]): Tensor {
  return fromData(Int32Array.from(numbers), [numbers.length]);
}

/** A tensor, an axis, an index of any shape into it, and a tensor of the shape that gather gives. */
const problems = shapes({ minRank: 1, allowEmpty: true }).chain((shape) =>
  fc
    .tuple(fc.nat(shape.length - 1), shapes({ maxRank: 2, allowEmpty: true }))
    .chain(([axis, own]) => {
      const place = shape[axis] === 0 ? [0] : own; // an axis without rows can only be read not at all
      const rows = fc.array(fc.nat(Math.max(0, shape[axis] - 1)), {
        minLength: sizeOf(place),
        maxLength: sizeOf(place),
      });
      return fc.tuple(
        tensorsOf(shape),
        fc.constantFrom(axis, axis - shape.length),
        rows.map((list) => fromData(Int32Array.from(list), place)),
        tensorsOf([...shape.slice(0, axis), ...place, ...shape.slice(axis + 1)]),
      );
    }),
);

describe("gather and scatterAdd", () => {
  const x = tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

  it("read the rows an index names, and add rows up where it says", () => {
    expect(gather(x, indices(2, 0, 2)).toArray()).toEqual([
      [5, 6],
      [1, 2],
      [5, 6],
    ]);
    expect(gather(x, indices(1), 1).toArray()).toEqual([[2], [4], [6]]);
    expect(scatterAdd(x, indices(1, 0, 1), 3).toArray()).toEqual([
      [3, 4],
      [6, 8],
      [0, 0],
    ]);
  });

  it("put the shape of the index where the axis was, and take it away again", () => {
    const table = tensor([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    const words = tensor(
      [
        [0, 1, 2],
        [2, 2, 0],
      ],
      { dtype: "int32" },
    );
    expect(gather(table, words).shape).toEqual([2, 3, 2]);
    expect(gather(table, tensor(1, { dtype: "int32" })).toArray()).toEqual([1, 1]);
    expect(scatterAdd(zeros([2, 3, 2]), words, 3).shape).toEqual([3, 2]);
    expect(scatterAdd(tensor([7, 8]), tensor(1, { dtype: "int32" }), 3).toArray()).toEqual([
      [0, 0],
      [7, 8],
      [0, 0],
    ]);
    expect(scatterAdd(tensor([7, 8]), tensor(1, { dtype: "int32" }), 3, -1).toArray()).toEqual([
      [0, 7, 0],
      [0, 8, 0],
    ]);
  });

  it("are adjoint: ⟨gather x, y⟩ = ⟨x, scatterAdd y⟩", () => {
    fc.assert(
      fc.property(problems, ([a, axis, index, y]) => {
        const left = gather(a, index, axis).mul(y).sum();
        const right = scatterAdd(y, index, a.shape.at(axis)!, axis).mul(a).sum();
        expectClose(left, right, { absolute: 1e-12 });
      }),
      { numRuns: 200 },
    );
  });

  it("have each other as gradient, where a row that is named twice receives two", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 2]), tensorsOf([4, 2]), (a, y) => {
        const index = indices(2, 0, 2, 1);
        gradcheck((t) => square(gather(t, index, 1)), [a], { secondOrder: true });
        gradcheck((t) => square(scatterAdd(t, index, 5)), [y], { secondOrder: true });
        gradcheck((t) => square(scatterAdd(t, indices(1, 1), 3, 1)), [y], { secondOrder: true });
      }),
      { numRuns: 5 },
    );
  });

  it("take an empty index, and empty rows", () => {
    expect(gather(x, indices()).shape).toEqual([0, 2]);
    expect(gather(zeros([0, 2]), indices()).shape).toEqual([0, 2]);
    expect(scatterAdd(zeros([0, 2]), indices(), 2).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(scatterAdd(zeros([0]), indices(), 0).shape).toEqual([0]);
  });

  it("say which index names no row", () => {
    expect(() => gather(x, indices(0, 3))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gather: index 3, at place 1, names no row.
        The axis has 3 rows, numbered from 0 to 2.]
    `);
    expect(() => gather(x, indices(-1))).toThrow("index -1, at place 0");
    expect(() => gather(zeros([0, 2]), indices(0))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gather: index 0, at place 0, names no row.
        The axis has length 0, so there is no row to name.]
    `);
    expect(() => scatterAdd(x, indices(0, 1, 3), 3)).toThrow("scatterAdd: index 3, at place 2");
  });

  it("take whole numbers as indices, and casting makes them", () => {
    expect(() => gather(x, tensor([0, 1]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: gather: the indices are float32.
        An index is a whole number, so indices are int32.
        Try: index.cast("int32")]
    `);
    expect(gather(x, tensor([0, 1]).cast("int32")).shape).toEqual([2, 2]);
  });

  it("say where the rows of a scatter do not fit its index", () => {
    expect(() => scatterAdd(x, indices(0, 1), 3)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: scatterAdd: [3, 2] does not hold one row for each index of [2] at axis 0.
        At the axis, the tensor has the shape of the index.]
    `);
    expect(() => scatterAdd(x, indices(0, 1, 2), -1)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: scatterAdd: [-1] is not a shape.
        Every axis has a length that is a whole number, 0 or more.]
    `);
    const scalar = tensor(0, { dtype: "int32" });
    for (const axis of [0.5, 3, -4, NaN])
      expect(() => scatterAdd(x, scalar, 3, axis)).toThrow(`at axis ${axis}`);
    expect(() => gather(x, indices(0), 2)).toThrow("axis 2 does not exist in [3, 2]");
  });
});
