import { concat, type Tensor, tensor, zeros } from "@gradus/core";
import { expectClose, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MinMaxScaler } from "./min-max-scaler.ts";
import { RobustScaler } from "./robust-scaler.ts";
import { ZScoreScaler } from "./z-score-scaler.ts";

const makers = [
  () => new MinMaxScaler(),
  () => new MinMaxScaler(-3, 5),
  () => new ZScoreScaler(),
  () => new RobustScaler(),
];

/** Numbers that often come twice, so that features are constant and quartiles equal. */
const numbers = fc.oneof(fc.constantFrom(0.1, 7), fc.integer({ min: -1000, max: 1000 }));
const matrices = (columns: number): fc.Arbitrary<Tensor> =>
  fc.integer({ min: 1, max: 9 }).chain((rows) => tensorsOf([rows, columns], numbers));
const pairs = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) => fc.tuple(matrices(columns), matrices(columns)));

describe("every scaler", () => {
  it("undoes with inverse what transform did, for any rows", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(...makers), ([train, test], make) => {
        const scaler = make().fit(train);
        expectClose(scaler.inverse(scaler.transform(test)), test);
        expectClose(scaler.transform(scaler.inverse(test)), test, { absolute: 1e-7 });
      }),
    );
  });

  it("keeps what it learned, whatever it transforms", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(...makers), ([train, test], make) => {
        const scaler = make().fit(train);
        const before = structuredClone(scaler.state());
        const alone = scaler.transform(train).dataSync();
        scaler.transform(test.mul(1000));
        expect(scaler.state()).toEqual(before);
        const together = scaler.transform(concat([train, test], 0)).dataSync();
        expect(together.subarray(0, alone.length)).toEqual(alone);
      }),
    );
  });

  // a feature of which most values are equal has no scale for the robust scaler
  const columns = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 });

  it("does not care how the features were measured: a + b·x scales as x does", () => {
    fc.assert(
      fc.property(columns, fc.constantFrom(...makers), (values, make) => {
        const train = tensor(values, { dtype: "float64" });
        const other = train.mul(4).add(8);
        expectClose(make().fit(other).transform(other), make().fit(train).transform(train));
      }),
    );
  });

  it("leaves no number that is not finite, also for constant features", () => {
    for (const make of makers) {
      const scaled = make()
        .fit(
          tensor([
            [0.1, 3],
            [0.1, 3],
            [0.1, 3],
          ]),
        )
        .transform(tensor([[0.1, 4]]));
      expect([...scaled.dataSync()].every(Number.isFinite)).toBe(true);
    }
    const constant = tensor([[0.1], [0.1], [0.1]], { dtype: "float64" });
    expect(new ZScoreScaler().fit(constant).transform(constant).toArray()).toEqual([[0], [0], [0]]);
    expect(new MinMaxScaler(2, 5).fit(constant).transform(constant).toArray()).toEqual([
      [2],
      [2],
      [2],
    ]);
  });

  it("is saved and loaded", () => {
    for (const make of makers) {
      const [train, test] = [
        tensor([
          [1, 2],
          [3, 7],
          [4, 4],
        ]),
        tensor([[9, 9]]),
      ];
      const fitted = make().fit(train);
      const loaded = make().loadState(JSON.parse(JSON.stringify(fitted.state())));
      expect(loaded.transform(test).dataSync()).toEqual(fitted.transform(test).dataSync());
    }
  });

  it("scales targets [rows] and images [rows, channels, height, width]", () => {
    expect(
      new MinMaxScaler()
        .fit(tensor([1, 3, 2]))
        .transform(tensor([5]))
        .toArray(),
    ).toEqual([2]);
    const images = zeros([2, 1, 2, 2]);
    expect(new ZScoreScaler().fit(images).transform(images).shape).toEqual([2, 1, 2, 2]);
  });

  it("teaches what it needs", () => {
    const scaler = new ZScoreScaler();
    expect(() => scaler.transform(tensor([[1]]))).toThrowErrorMatchingInlineSnapshot(`
      [Error: ZScoreScaler: nothing was learned yet.
        A scaler is fitted to the training rows before it transforms any.
        Try: scaler.fit(train)]
    `);
    expect(() => scaler.fit(zeros([0, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: ZScoreScaler: fit received [0, 2].
        A scaler learns from [rows, ...features] with a row at least.]
    `);
    expect(() =>
      scaler.fit(
        tensor([
          [1, 2],
          [3, Number.NaN],
        ]),
      ),
    ).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: ZScoreScaler: row 1 has NaN as feature 1.
        A scaler learns from finite numbers; missing ones are filled in before.]
    `);
    expect(() => scaler.fit(tensor([[1]], { dtype: "int32" }))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: ZScoreScaler: the rows are int32.
        Scaled numbers have fractions.
        Try: x.cast("float32")]
    `);
    scaler.fit(tensor([[1, 2]]));
    expect(() => scaler.transform(tensor([[1]]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: ZScoreScaler: fitted to rows of [2], it received [1, 1].
        A scaler transforms [rows, ...features], with the features that it was fitted to.]
    `);
    expect(() => scaler.loadState({ shape: [2], center: [1], scale: [1, 1] }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: ZScoreScaler: a state of 1 centers and 2 scales for [2].
        A state has one center and one scale for each feature.]
    `);
    expect(() => new MinMaxScaler(1, 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: MinMaxScaler: from 1 to 1.
        The lower end is less than the upper.]
    `);
  });
});

describe("MinMaxScaler", () => {
  it("brings the training rows to [low, high], ends included", () => {
    const x = tensor([
      [0, -10],
      [5, 0],
      [10, 30],
    ]);
    expect(new MinMaxScaler().fit(x).transform(x).toArray()).toEqual([
      [0, 0],
      [0.5, 0.25],
      [1, 1],
    ]);
    expect(
      new MinMaxScaler(-1, 1)
        .fit(x)
        .transform(tensor([[20, -10]]))
        .toArray(),
    ).toEqual([[3, -1]]);
  });
});

describe("ZScoreScaler", () => {
  it("divides by the deviation of the population", () => {
    const x = tensor([[1], [3]]);
    expect(new ZScoreScaler().fit(x).state()).toEqual({ shape: [1], center: [2], scale: [1] });
    expect(new ZScoreScaler().fit(x).transform(x).toArray()).toEqual([[-1], [1]]);
  });
});

describe("RobustScaler", () => {
  it("does not notice outliers", () => {
    const [near, far] = [tensor([[3], [1], [5], [2], [4]]), tensor([[3], [1], [1e9], [2], [4]])];
    expect(new RobustScaler().fit(far).state()).toEqual(new RobustScaler().fit(near).state());
    expect(new RobustScaler().fit(near).transform(near).toArray()).toEqual([
      [0],
      [-1],
      [1],
      [-0.5],
      [0.5],
    ]);
  });
});
