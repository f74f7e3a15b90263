import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, type TypedArray } from "../../tensor/dtype.ts";
import { anyDouble } from "../../testing/index.ts";
import type { AxisView } from "../backend.ts";
import { cpu } from "./cpu-backend.ts";

const views = fc.record({
  outer: fc.integer({ min: 0, max: 3 }),
  length: fc.integer({ min: 0, max: 4 }),
  inner: fc.integer({ min: 0, max: 3 }),
});

function blocks(
  numbers: fc.Arbitrary<number>,
): fc.Arbitrary<[Float64Array<ArrayBuffer>, AxisView]> {
  return views.chain((view) => {
    const size = view.outer * view.length * view.inner;
    return fc.tuple(
      fc
        .array(numbers, { minLength: size, maxLength: size })
        .map((list) => Float64Array.from(list)),
      fc.constant(view),
    );
  });
}

/** The numbers along the axis, one list for each place beside it. */
function lines(x: TypedArray, { outer, length, inner }: AxisView): number[][] {
  return Array.from({ length: outer * inner }, (_, line) => {
    const [o, i] = [Math.floor(line / inner), line % inner];
    return Array.from({ length }, (__, k) => x[(o * length + k) * inner + i]);
  });
}

describe("reduce", () => {
  it("adds up, and finds the largest and the smallest number, line by line", () => {
    fc.assert(
      fc.property(blocks(anyDouble), ([x, view]) => {
        const run = (fn: "sum" | "max" | "min"): number[] => [
          ...cpu.reduce(fn, cpu.upload(x), view).readSync(),
        ];
        const along = lines(x, view);
        expect(run("sum")).toEqual(along.map((line) => line.reduce((a, b) => a + b, 0)));
        expect(run("max")).toEqual(along.map((line) => Math.max(...line)));
        expect(run("min")).toEqual(along.map((line) => Math.min(...line)));
      }),
    );
  });

  it("keeps a float32 total in double precision until it is done", () => {
    const x = Float32Array.of(2 ** 24, 1, 1, 1, 1);
    const total = cpu.reduce("sum", cpu.upload(x), { outer: 1, length: 5, inner: 1 }).readSync();
    expect(total[0]).toBe(2 ** 24 + 4); // one by one in float32, each 1 would be lost
  });

  it("wraps an int32 total around", () => {
    const x = Int32Array.of(2 ** 31 - 1, 1);
    const total = cpu.reduce("sum", cpu.upload(x), { outer: 1, length: 2, inner: 1 }).readSync();
    expect(total[0]).toBe(-(2 ** 31));
  });
});

describe("argReduce", () => {
  it("finds the first of the largest and of the smallest, or the first NaN", () => {
    const first = (line: number[], best: number): number =>
      line.findIndex((x) => (best !== best ? x !== x : x === best));
    fc.assert(
      fc.property(blocks(anyDouble), ([x, view]) => {
        fc.pre(view.length > 0);
        const along = lines(x, view);
        const storage = cpu.upload(x);
        expect([...cpu.argReduce("argmax", storage, view).readSync()]).toEqual(
          along.map((line) => first(line, Math.max(...line))),
        );
        expect([...cpu.argReduce("argmin", storage, view).readSync()]).toEqual(
          along.map((line) => first(line, Math.min(...line))),
        );
      }),
    );
  });
});

describe("cumulativeSum", () => {
  it("adds up each line from its start, or from its end", () => {
    const totals = (line: number[]): number[] => {
      let total = 0;
      return line.map((x) => (total += x));
    };
    fc.assert(
      fc.property(blocks(anyDouble), ([x, view]) => {
        const run = (reverse: boolean): number[][] =>
          lines(cpu.cumulativeSum(cpu.upload(x), view, reverse).readSync(), view);
        const along = lines(x, view);
        expect(run(false)).toEqual(along.map(totals));
        expect(run(true)).toEqual(along.map((line) => totals(line.toReversed()).toReversed()));
      }),
    );
  });

  it("wraps int32 totals around and goes on from there", () => {
    const x = allocate("int32", 3);
    x.set([2 ** 31 - 1, 1, 5]);
    const y = cpu.cumulativeSum(cpu.upload(x), { outer: 1, length: 3, inner: 1 }, false).readSync();
    expect([...y]).toEqual([2 ** 31 - 1, -(2 ** 31), -(2 ** 31) + 5]);
  });
});
