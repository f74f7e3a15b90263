import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDouble } from "../../testing/index.ts";
import type { UnaryFn } from "../backend.ts";
import { unary } from "./unary.ts";

/** The functions that JavaScript has; the others have tests of their own. */
const definitions = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  square: (x) => x * x,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  reciprocal: (x) => 1 / x,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
} satisfies Partial<Record<UnaryFn, (x: number) => number>>;

function run(fn: UnaryFn, x: number): number {
  const y = new Float64Array(1);
  unary[fn](Float64Array.of(x), y);
  return y[0];
}

describe("a function of one number", () => {
  it.each(Object.entries(definitions))("%s is its definition, everywhere", (name, definition) => {
    fc.assert(
      fc.property(anyDouble, (x) => {
        expect(run(name as UnaryFn, x)).toBe(definition(x));
      }),
    );
  });
});

describe("sigmoid", () => {
  it("is 1 / (1 + e⁻ˣ), and adds up to 1 with its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        const y = run("sigmoid", x);
        expect(Math.abs(y * (1 + Math.exp(-x)) - 1)).toBeLessThan(1e-15);
        expect(y + run("sigmoid", -x)).toBeCloseTo(1, 15);
      }),
    );
  });

  it("neither overflows nor loses a tiny result", () => {
    expect([-Infinity, 0, Infinity, NaN].map((x) => run("sigmoid", x))).toEqual([0, 0.5, 1, NaN]);
    expect(run("sigmoid", -700)).toBe(Math.exp(-700));
    expect(run("sigmoid", 700)).toBe(1);
  });
});
