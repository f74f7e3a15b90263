import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDouble } from "../../testing/index.ts";
import type { BinaryFn } from "../backend.ts";
import { binary } from "./binary.ts";

const definitions: Record<BinaryFn, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => (a === 1 || (a === -1 && !Number.isFinite(b) && b === b) ? 1 : a ** b),
  maximum: Math.max,
  minimum: Math.min,
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
};

const triples = fc.array(anyDouble, { minLength: 3, maxLength: 3 });

describe.each(Object.entries(definitions))("%s", (name, definition) => {
  const kernel = binary[name as BinaryFn];

  it("is its definition, for every pair of numbers there is", () => {
    fc.assert(
      fc.property(triples, triples, (a, b) => {
        const y = new Float64Array(3);
        kernel(Float64Array.from(a), 0, 1, Float64Array.from(b), 0, 1, y, 0, 3);
        expect([...y]).toEqual(a.map((left, i) => definition(left, b[i])));
      }),
    );
  });

  it("starts where it is told to, repeats at a step of 0, and writes nothing else", () => {
    const [a, b] = [Float64Array.of(0, 2, 3, 4), Float64Array.of(0, 0, 3)];
    const y = new Float64Array(6).fill(-1);
    kernel(a, 1, 1, b, 2, 0, y, 2, 3);
    expect([...y]).toEqual([-1, -1, ...[2, 3, 4].map((left) => definition(left, 3)), -1]);
    kernel(b, 2, 0, a, 3, -1, y, 2, 3);
    expect([...y]).toEqual([-1, -1, ...[4, 3, 2].map((right) => definition(3, right)), -1]);
  });
});

it("1 to any power is 1, and −1 to an infinite one, as IEEE 754 says and JavaScript does not", () => {
  const y = new Float64Array(4);
  binary.pow(
    Float64Array.of(1, 1, -1, 2),
    0,
    1,
    Float64Array.of(NaN, Infinity, -Infinity, NaN),
    0,
    1,
    y,
    0,
    4,
  );
  expect([...y]).toEqual([1, 1, 1, NaN]);
});
