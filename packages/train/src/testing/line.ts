import { parameter, type Parameter, Random, tensor, type Tensor } from "@gradus/core";
import { Layer } from "@gradus/layers";
import type { Batch } from "../batch.ts";

/** The smallest model that learns: y = w x + b for single numbers. */
export class Line extends Layer {
  readonly w: Parameter = parameter(tensor([[0]]));
  readonly b: Parameter = parameter(tensor([0]));

  override forward(x: Tensor): Tensor {
    return x.matmul(this.w).add(this.b);
  }
}

/** Batches of points on the line 2x − 1, always the same ones. */
export function pointsOnLine(batches: number, size = 8, seed = 1): Batch[] {
  const random = new Random(seed);
  return Array.from({ length: batches }, () => {
    const x = random.uniform([size, 1], { low: -1, high: 1 });
    return { x, y: x.mul(2).sub(1) };
  });
}

/** The mean squared distance. */
export function squaredError(prediction: Tensor, target: Tensor): Tensor {
  const distance = prediction.sub(target);
  return distance.mul(distance).mean();
}
