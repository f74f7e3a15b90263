import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensors } from "../testing/index.ts";
import { tensor } from "./creation.ts";
import { type Nested, nameOf } from "./nested.ts";

describe("nested lists", () => {
  it("come back as they went in", () => {
    const x = [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ];
    expect(tensor(x).shape).toEqual([2, 2, 2]);
    expect(tensor(x).toArray()).toEqual(x);
    fc.assert(
      fc.property(tensors(undefined, { maxRank: 4 }), (t) => {
        const again = tensor(t.toArray(), { dtype: "float64" });
        expect(again.shape).toEqual(t.shape);
        expect(again.dataSync()).toEqual(t.dataSync());
      }),
    );
  });

  it.each<[Nested, number[]]>([
    [5, []],
    [[], [0]],
    [
      [[], []],
      [2, 0],
    ],
    [[[[]]], [1, 1, 0]],
    [
      [[1], [2], [3]],
      [3, 1],
    ],
  ])("%j has the shape %j", (values, shape) => {
    expect(tensor(values).shape).toEqual(shape);
    expect(tensor(values).toArray()).toEqual(values);
  });

  it("may have typed arrays as rows", () => {
    const x = tensor([Float64Array.of(1, 2), Int32Array.of(3, 4), Uint8Array.of(5, 6)]);
    expect(x.shape).toEqual([3, 2]);
    expect(x.toArray()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(tensor(Float32Array.of(7, 8)).shape).toEqual([2]);
  });

  it("say where they are ragged", () => {
    expect(() =>
      tensor([
        [1, 2, 3],
        [4, 5],
      ]),
    ).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tensor: the lists are ragged: values[1] is a list of 2, where [2, 3] needs a list of 3.
        Lists at the same depth have the same length.]
    `);
    expect(() =>
      tensor([
        [[1], [2]],
        [[3], 4],
      ]),
    ).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tensor: the lists are ragged: values[1][1] is 4, where [2, 2, 1] needs a list of 1.
        Lists at the same depth have the same length.]
    `);
    expect(() => tensor([1, [2]])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tensor: the lists are ragged: values[1] is a list of 1, where [2] needs a number.
        Lists at the same depth have the same length.]
    `);
    expect(() => tensor([[], [1]])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tensor: the lists are ragged: values[1] is a list of 1, where [2, 0] needs a list of 0.
        Lists at the same depth have the same length.]
    `);
    expect(() => tensor([[1, 2], Float32Array.of(1)])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tensor: the lists are ragged: values[1] is Float32Array(1), where [2, 2] needs a list of 2.
        Lists at the same depth have the same length.]
    `);
  });

  it("say what is no number, and where", () => {
    const wrong = (values: unknown) => () => tensor(values as Nested);
    expect(
      wrong([
        [1, 2],
        [3, "4"],
      ]),
    ).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: tensor: values[1][1] is "4".
        A tensor is made of numbers, or of lists of lists of numbers.]
    `);
    expect(wrong([1, null])).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: tensor: values[1] is null.
        A tensor is made of numbers, or of lists of lists of numbers.]
    `);
    expect(wrong(undefined)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: tensor: the value is undefined.
        A tensor is made of numbers, or of lists of lists of numbers.]
    `);
    expect(wrong(tensor([1]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: tensor: the value is an object (Tensor).
        A tensor is made of numbers, or of lists of lists of numbers.]
    `);
    expect(wrong([1, undefined, 3])).toThrow("values[1] is undefined");
    expect(
      wrong([
        [1, 2],
        [3, true],
      ]),
    ).toThrow("values[1][1] is true");
    expect(wrong(BigInt64Array.of(1n))).toThrow("values[0] is 1");
  });
});

describe("nameOf", () => {
  it("says what a value is, briefly", () => {
    const values = [
      5,
      "5",
      [1, 2],
      Uint8Array.of(1),
      null,
      undefined,
      {},
      () => 5,
      Object.create(null),
    ];
    expect(values.map(nameOf)).toMatchInlineSnapshot(`
      [
        "5",
        ""5"",
        "a list of 2",
        "Uint8Array(1)",
        "null",
        "undefined",
        "an object (Object)",
        "a function",
        "an object (Object)",
      ]
    `);
  });
});
