import { todo } from "#todo";

/** How to go down. */
export interface DescendOptions {
  /** The learning rate η: how far a step goes, for a slope of 1. */
  readonly lr: number;
  /** How many steps to take: 0 or more. */
  readonly steps: number;
}

/**
 * Gradient descent on a curve: every step goes against the slope, and is as long as the slope is steep.
 *
 *     xₜ₊₁ = xₜ − η f′(xₜ)
 *
 * @param df the slope f′ of the curve at any x
 * @param x0 where to start
 * @param options the learning rate, and how many steps to take
 * @returns the path x₀, x₁, …: `steps + 1` numbers, the start among them
 */
export function descend(
  _df: (x: number) => number,
  _x0: number,
  _options: DescendOptions,
): number[] {
  return todo("walk down the slope and write down every place you stand on");
}
