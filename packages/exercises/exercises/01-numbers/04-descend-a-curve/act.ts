import type * as learner from "./exercise.ts";

/** The slopes of the curves, by the curves' formulas. */
const slopes = {
  "x²": (x: number): number => 2 * x,
  "(x − 3)²": (x: number): number => 2 * (x - 3),
  "−2x": (): number => -2,
  "x⁴ − 2x²": (x: number): number => 4 * x ** 3 - 4 * x,
  "sin x": (x: number): number => Math.cos(x),
};

/** A curve to go down. */
export type Curve = keyof typeof slopes;

/** Goes down the curve with this formula. */
export function descend(
  m: typeof learner,
  curve: Curve,
  x0: number,
  options: learner.DescendOptions,
): number[] {
  return m.descend(slopes[curve], x0, options);
}
