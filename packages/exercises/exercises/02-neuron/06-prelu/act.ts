import { parameter, type Parameter, tensor, type Tensor } from "@gradus/core";
import type * as learner from "./exercise.ts";

/** A number, a list, or a list of lists: what a tensor of rank 0, 1 or 2 is made from. */
export type Numbers = number | number[] | number[][];

/** From x to y. */
export function prelu(m: typeof learner, x: Numbers, a: number): unknown {
  return m.prelu(float64(x), float64(a)).toArray();
}

/** From g = ∂L/∂y back to ∂L/∂x and ∂L/∂a; null where nothing arrives. */
export function preluGradients(
  m: typeof learner,
  x: Numbers,
  a: number,
  g: Numbers,
): { dx: unknown; da: unknown } {
  const [input, slope] = [parameter(float64(x)), parameter(float64(a))];
  const y = m.prelu(input, slope);
  y.mul(float64(g)).sum().backward();
  return { dx: gradientOf(input), da: gradientOf(slope) };
}

function float64(numbers: Numbers): Tensor {
  return tensor(numbers, { dtype: "float64" });
}

function gradientOf(p: Parameter): unknown {
  return p.grad ? p.grad.toArray() : null;
}
