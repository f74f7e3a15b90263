import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { arange, eye, fromData, full, linspace, ones, tensor, zeros } from "./creation.ts";
import type { DType, TypedArray } from "./dtype.ts";

const dtypes: DType[] = ["float32", "float64", "int32"];
/** Single precision, so that no difference is subnormal, where even a division by 2 is rounded. */
const finite = fc.float({ min: -1024, max: 1024, noNaN: true });

describe("tensor", () => {
  it("rounds to the dtype that is asked for, float32 unless said otherwise", () => {
    expect(tensor(0.1).dataSync()).toEqual(Float32Array.of(0.1));
    expect(tensor([0.1], { dtype: "float64" }).dataSync()).toEqual(Float64Array.of(0.1));
    expect(tensor([[1], [-2]], { dtype: "int32" }).dataSync()).toEqual(Int32Array.of(1, -2));
  });

  it("copies what it is given", () => {
    const data = Float32Array.of(1, 2);
    const x = tensor(data);
    data[0] = 99;
    expect(x.toArray()).toEqual([1, 2]);
  });

  it("does not cut numbers to int32, and the hint works", () => {
    expect(() => tensor([1, 2.5], { dtype: "int32" })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: tensor: 2.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: { dtype: "float32" }]
    `);
    expect(tensor([1, 2.5], { dtype: "float32" }).toArray()).toEqual([1, 2.5]);
    for (const odd of [NaN, Infinity, 2 ** 31])
      expect(() => tensor([odd], { dtype: "int32" })).toThrow(`${odd} is not an int32`);
  });
});

describe("fromData", () => {
  it("takes the array over: its dtype, and its memory", () => {
    const data = Int32Array.of(1, 2, 3, 4, 5, 6);
    const x = fromData(data, [2, 3]);
    expect(x.dtype).toBe("int32");
    expect(x.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    data[0] = 99; // "belongs to the tensor from now on": this is what must not be done
    expect(x.dataSync()[0]).toBe(99);
  });

  it("keeps a shape of its own", () => {
    const shape = [2, 3];
    const made = [fromData(new Float32Array(6), shape), zeros(shape), zeros([6]).reshape(shape)];
    shape[0] = 99;
    expect(made.map((x) => x.shape)).toEqual([
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
  });

  it("says how many numbers the shape holds", () => {
    expect(() => fromData(new Float32Array(5), [2, 3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: fromData: 5 numbers for [2, 3].
        A shape holds the product of its axes, here 6.]
    `);
    expect(() => fromData(new Float32Array(5), [])).toThrow("the product of its axes, here 1");
  });

  it("says which arrays it takes, and the hint works", () => {
    const give = (data: unknown) => () => fromData(data as TypedArray, [2]);
    expect(give(Uint8Array.of(1, 2))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: fromData: the data is Uint8Array(2).
        A tensor keeps a Float32Array, a Float64Array or an Int32Array as it is.
        Try: Float32Array.from(data)]
    `);
    expect(give([1, 2])).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: fromData: the data is a list of 2.
        A tensor keeps a Float32Array, a Float64Array or an Int32Array as it is.
        Try: Float32Array.from(data)]
    `);
    expect(fromData(Float32Array.from([1, 2]), [2]).toArray()).toEqual([1, 2]);
    expect(give(["1", "2"])).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: fromData: the data is a list of 2.
        A tensor keeps a Float32Array, a Float64Array or an Int32Array as it is.]
    `);
    expect(give(null)).toThrow("the data is null");
  });
});

describe("full, zeros and ones", () => {
  it("fill a shape of any dtype", () => {
    for (const dtype of dtypes) {
      expect(full([2, 2], 7, { dtype }).toArray()).toEqual([
        [7, 7],
        [7, 7],
      ]);
      expect(zeros([], { dtype }).toArray()).toBe(0);
      expect(ones([2, 0], { dtype }).toArray()).toEqual([[], []]);
      expect(ones([0, 2], { dtype }).dtype).toBe(dtype);
    }
  });

  it("refuse a shape that is none, and one that is huge", () => {
    expect(() => zeros([2, -3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: zeros: [2, -3] is not a shape.
        Every axis has a length that is a whole number, 0 or more.]
    `);
    expect(() => zeros([1e5, 1e5])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: zeros: [100000, 100000]: 10000000000 numbers.
        A tensor holds at most 2147483647 numbers.]
    `);
    expect(() => full([2], 0.5, { dtype: "int32" })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: full: 0.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: { dtype: "float32" }]
    `);
  });
});

describe("arange", () => {
  it("counts up or down, and stops before the end", () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2]);
    expect(arange(1, 2, 0.25).toArray()).toEqual([1, 1.25, 1.5, 1.75]);
    expect(arange(5, 0, -2).toArray()).toEqual([5, 3, 1]);
    expect(arange(3, { dtype: "int32" }).dtype).toBe("int32");
    expect(arange(0, 4, 2, { dtype: "int32" }).dataSync()).toEqual(Int32Array.of(0, 2));
  });

  it("is empty where there is nothing before the end", () => {
    for (const x of [arange(0), arange(-3), arange(2, 2), arange(2, 5, -1), arange(5, 2)])
      expect(x.shape).toEqual([0]);
  });

  it("holds exactly the numbers start + i · step that come before the end, however they round", () => {
    const step = fc.oneof(
      fc.constantFrom(0.1, 0.2, 0.3, -0.1, -0.7),
      fc.double({ min: 1, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(finite, fc.nat(30), step, finite, fc.boolean(), (start, n, by, other, near) => {
        const stop = near ? start + n * by : start + (other % 30);
        const x = arange(start, stop, by, { dtype: "float64" }).dataSync();
        const before = (i: number): boolean =>
          by > 0 ? start + i * by < stop : start + i * by > stop;
        expect(x.length === 0 || before(x.length - 1)).toBe(true);
        expect(before(x.length)).toBe(false);
        expect([...x]).toEqual(Array.from(x, (_, i) => start + i * by));
      }),
      { numRuns: 1000 },
    );
  });

  it("has finite ends and a step", () => {
    expect(() => arange(0, 5, 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: arange: from 0 to 5 in steps of 0.
        A range has finite ends and a step other than 0.]
    `);
    expect(() => arange(0, Infinity)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: arange: from 0 to Infinity in steps of 1.
        A range has finite ends and a step other than 0.]
    `);
    expect(() => arange(NaN)).toThrow("A range has finite ends");
    expect(() => arange(0, 1, 0.25, { dtype: "int32" })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: arange: 0.25 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: { dtype: "float32" }]
    `);
    expect(() => arange(1e12)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: arange: [1000000000000]: 1000000000000 numbers.
        A tensor holds at most 2147483647 numbers.]
    `);
  });
});

describe("linspace", () => {
  it("divides an interval evenly, both ends included", () => {
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(linspace(1, -1, 3).toArray()).toEqual([1, 0, -1]);
    expect(linspace(2, 9, 1).toArray()).toEqual([2]);
    expect(linspace(2, 9, 0).shape).toEqual([0]);
  });

  it("ends at the end itself, never beside it, and never goes back", () => {
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 2, max: 50 }), (start, stop, count) => {
        const x = linspace(start, stop, count, { dtype: "float64" }).dataSync();
        expect(x[0] === start && x[count - 1] === stop).toBe(true);
        const direction = Math.sign(stop - start);
        for (let i = 1; i < count; i++) expect((x[i] - x[i - 1]) * direction >= 0).toBe(true);
      }),
    );
  });

  it("has finite ends and a whole count", () => {
    expect(() => linspace(0, 1, 2.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: linspace: 2.5 numbers from 0 to 1.
        The ends are finite, and a count is a whole number, 0 or more.]
    `);
    expect(() => linspace(0, Infinity, 3)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: linspace: 3 numbers from 0 to Infinity.
        The ends are finite, and a count is a whole number, 0 or more.]
    `);
    expect(() => linspace(0, 1, 3, { dtype: "int32" })).toThrow("0.5 is not an int32");
    expect(() => linspace(0, 1, 1e12)).toThrow("A tensor holds at most");
  });
});

describe("eye", () => {
  it("changes nothing in a matrix product", () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(eye(2).matmul(x).toArray()).toEqual(x.toArray());
    expect(x.matmul(eye(3)).toArray()).toEqual(x.toArray());
  });

  it("may be wide, tall or empty", () => {
    expect(eye(2, 3, { dtype: "int32" }).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(eye(2, 1).toArray()).toEqual([[1], [0]]);
    expect(eye(0).shape).toEqual([0, 0]);
    expect(() => eye(-1)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: eye: [-1, -1] is not a shape.
        Every axis has a length that is a whole number, 0 or more.]
    `);
    expect(() => eye(1e5)).toThrow("A tensor holds at most");
  });
});

describe("every way to make a tensor", () => {
  const single: Backend = { ...cpu, name: "single", dtypes: ["float32"] };
  const options = { dtype: "float64", backend: single } as const;

  it("asks whether the backend has the dtype, and names itself", () => {
    expect(() => tensor([1], options)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: tensor: single has no float64.
        It computes in float32.]
    `);
    expect(() => full([1], 1, options)).toThrow("full: single has no float64");
    expect(() => arange(3, options)).toThrow("arange: single has no float64");
    expect(() => linspace(0, 1, 2, options)).toThrow("linspace: single has no float64");
    expect(() => eye(2, 2, options)).toThrow("eye: single has no float64");
    expect(() => fromData(new Float64Array(1), [1], { backend: single })).toThrow("fromData");
  });

  it("leaves it on the backend that was asked for", () => {
    const backend = single;
    for (const x of [tensor([1], { backend }), ones([1], { backend }), arange(1, { backend })])
      expect(x.backend).toBe(single);
  });
});
