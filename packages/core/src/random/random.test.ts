import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

function take(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

describe("Random", () => {
  it("gives these numbers on every platform, in every version", () => {
    expect(take(new Random(0), 3)).toMatchInlineSnapshot(`
      [
        0.21777990607770026,
        0.2753701415482115,
        0.9405299004243229,
      ]
    `);
    expect(take(new Random(1), 3)).toMatchInlineSnapshot(`
      [
        0.10380351494605067,
        0.18404587050353194,
        0.7618716780000773,
      ]
    `);
    const random = new Random(2);
    expect([random.nextNormal(), random.nextNormal(), random.nextNormal()]).toMatchInlineSnapshot(`
      [
        0.02574428610623804,
        0.42886179458578105,
        0.9227574758178693,
      ]
    `);
    expect(random.uniform([3], { low: -1 }).toArray()).toMatchInlineSnapshot(`
      [
        -0.526246964931488,
        -0.5139352679252625,
        0.1643761694431305,
      ]
    `);
    expect(random.normal([3], { dtype: "float64" }).toArray()).toMatchInlineSnapshot(`
      [
        1.8199108791509557,
        -0.7067418741630007,
        1.3947484035085826,
      ]
    `);
    expect(random.integers([8], -3, 4).toArray()).toMatchInlineSnapshot(`
      [
        0,
        0,
        1,
        1,
        3,
        -1,
        0,
        -2,
      ]
    `);
    expect(random.permutation(8).toArray()).toMatchInlineSnapshot(`
      [
        5,
        0,
        6,
        1,
        4,
        3,
        7,
        2,
      ]
    `);
    expect(random.choice(9, 4, { weights: [1, 2, 3, 4, 5, 6, 7, 8, 9] }).toArray())
      .toMatchInlineSnapshot(`
      [
        6,
        4,
        3,
        8,
      ]
    `);
    expect(take(random.fork(), 2)).toMatchInlineSnapshot(`
      [
        0.6004661473445089,
        0.11131353104053432,
      ]
    `);
    expect(random.state()).toMatchInlineSnapshot(`
      [
        923857534,
        1844459124,
        286542625,
        -1895356505,
      ]
    `);
  });

  it("gives the same numbers for the same seed, others for another", () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        fc.pre(a !== b);
        expect(take(new Random(a), 5)).toEqual(take(new Random(a), 5));
        expect(take(new Random(a), 2)).not.toEqual(take(new Random(b), 2));
      }),
    );
  });

  it("goes on from a state as if nothing had happened, through JSON, after any number of normals", () => {
    fc.assert(
      fc.property(seeds, fc.nat(5), fc.nat(5), (seed, numbers, normals) => {
        const random = new Random(seed);
        take(random, numbers);
        for (let i = 0; i < normals; i++) random.nextNormal();
        const copy = Random.from(JSON.parse(JSON.stringify(random.state())) as number[]);
        const rest = (r: Random): unknown => [
          r.normal([3], { dtype: "float64" }).toArray(),
          take(r, 3),
          r.permutation(4).toArray(),
          take(r.fork(), 2),
          r.state(),
        ];
        expect(rest(copy)).toEqual(rest(random));
      }),
    );
  });

  it("does not go on where only its copy does", () => {
    const random = new Random(1);
    const before = random.state();
    take(Random.from(before), 3);
    expect(random.state()).toEqual(before);
  });

  it("can be set back in everyone's hands, and draws the same again", () => {
    fc.assert(
      fc.property(seeds, fc.nat(3), (seed, normals) => {
        const random = new Random(seed);
        for (let i = 0; i < normals; i++) random.nextNormal();
        const before = random.state();
        const first = [random.nextNormal(), ...take(random, 3)];
        random.restore(JSON.parse(JSON.stringify(before)) as number[]);
        expect([random.nextNormal(), ...take(random, 3)]).toEqual(first);
      }),
    );
  });

  it("stays where it is when it is given no state", () => {
    const random = new Random(1);
    const before = random.state();
    expect(() => random.restore([0, 0, 0, 0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: restore: [0, 0, 0, 0] is no state.
        A state is what random.state() returned: four int32, not all 0, and sometimes one number more.]
    `);
    expect(random.state()).toEqual(before);
  });

  it("forks streams that share no number with each other, nor with theirs", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new Random(seed);
        const children = [random.fork(), random.fork(), random.fork()];
        const all = [
          ...children,
          children[0].fork(),
          children[0].fork(),
          children[1].fork(),
          random,
        ];
        // numbers of 53 bits: 700 of them are all different but once in 10¹⁰ times
        expect(new Set(all.flatMap((stream) => take(stream, 100))).size).toBe(700);
      }),
    );
  });

  it("forks the same child from the same place, whatever the child does", () => {
    const [a, b] = [new Random(5), new Random(5)];
    take(a.fork(), 10);
    b.fork();
    expect(take(a, 3)).toEqual(take(b, 3));
    expect(take(a.fork(), 3)).toEqual(take(b.fork(), 3));
  });

  it("permutes", () => {
    fc.assert(
      fc.property(seeds, fc.nat(30), (seed, count) => {
        const order = [...new Random(seed).permutation(count).dataSync()];
        expect(order.toSorted((a, b) => a - b)).toEqual([...order.keys()]);
      }),
    );
  });

  it("makes tensors of the shape and dtype asked for, empty ones too", () => {
    const random = new Random(1);
    expect(random.uniform([2, 0]).shape).toEqual([2, 0]);
    expect(random.normal([]).shape).toEqual([]);
    expect(random.normal([2]).dtype).toBe("float32");
    expect(random.normal([2], { dtype: "float64" }).dtype).toBe("float64");
    expect(random.integers([2], 0, 9).dtype).toBe("int32");
    expect(random.integers([2], 0, 9, { dtype: "float32" }).dtype).toBe("float32");
    expect(random.permutation(0).shape).toEqual([0]);
    expect(random.normal([3], { mean: 7, deviation: 0 }).toArray()).toEqual([7, 7, 7]);
  });

  it("never returns the upper bound, even where rounding would", () => {
    const random = new Random(1);
    // only one number stands in these intervals; half of the draws would be rounded up out of them
    const half = { low: 1, high: 1 + 2 ** -23 };
    expect(new Set(random.uniform([100], half).dataSync())).toEqual(new Set([1]));
    const whole = { low: 1, high: 1 + 2 ** -52, dtype: "float64" } as const;
    expect(new Set(random.uniform([100], whole).dataSync())).toEqual(new Set([1]));
  });

  it("stays between the bounds, as the dtype holds them", () => {
    const bound = fc.float({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 99), max: 2 ** 99 });
    fc.assert(
      fc.property(seeds, bound, bound, (seed, a, b) => {
        fc.pre(a !== b);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        for (const x of new Random(seed).uniform([20], { low, high }).dataSync())
          expect(x >= low && x < high).toBe(true);
      }),
    );
  });

  it("draws whole numbers from ranges of any width", () => {
    const random = new Random(1);
    const most = Number.MAX_SAFE_INTEGER;
    for (const [low, high] of [
      [5, 6],
      [-3, 3],
      [0, 2 ** 32],
      [0, 2 ** 32 + 1],
      [0, most],
      [-most, most],
    ]) {
      for (let i = 0; i < 100; i++) {
        const x = random.nextInteger(low, high);
        expect(Number.isSafeInteger(x) && x >= low && x < high).toBe(true);
      }
    }
    expect(random.integers([50], -(2 ** 31), 2 ** 31).dtype).toBe("int32");
  });

  it("takes whole numbers of 32 bits as seeds", () => {
    expect(() => new Random(0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Random: the seed 0.5.
        A seed is a whole number from 0 to 4294967295.]
    `);
    for (const seed of [-1, 2 ** 32, NaN]) expect(() => new Random(seed)).toThrow(RangeError);
  });
});
