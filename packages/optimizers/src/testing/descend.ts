import { parameter, type Parameter, tensor } from "@gradus/core";
import type { Optimizer } from "../optimizer.ts";

/** A float64 parameter. */
export function weights(...values: number[]): Parameter {
  return parameter(tensor(values, { dtype: "float64" }));
}

/** Takes one step with a given gradient. */
export function stepWith(optimizer: Optimizer, w: Parameter, ...g: number[]): number[] {
  optimizer.zeroGrad();
  w.mul(tensor(g, { dtype: "float64", backend: w.backend }))
    .sum()
    .backward();
  optimizer.step();
  return [...w.dataSync()];
}

/** Where steps lead on the narrow valley `a² + 10 (b − 1)²`, from (−2, 3); its minimum is (0, 1). */
export function descendValley(optimize: (w: Parameter) => Optimizer, steps: number): number[] {
  const w = weights(-2, 3);
  const optimizer = optimize(w);
  const [center, steepness] = [weights(0, 1).detach(), weights(1, 10).detach()];
  for (let i = 0; i < steps; i++) {
    optimizer.zeroGrad();
    const distance = w.sub(center);
    distance.mul(distance).mul(steepness).sum().backward();
    optimizer.step();
  }
  return [...w.dataSync()];
}

/** How far a place is from the minimum of {@link descendValley}. */
export function distanceToMinimum([a, b]: readonly number[]): number {
  return Math.hypot(a, b - 1);
}
