import { noGrad, scope, type Tensor } from "@gradus/core";
import type { GpuBackend } from "@gradus/gpu";
import { crossEntropy, type Layer } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import type { Side } from "../side.ts";

/** A task of Gradus that frees what it makes. */
export function gradusSide(backend: GpuBackend, task: () => unknown): Side {
  return {
    queue: () => scope(() => noGrad(() => void task())),
    finish: () => backend.finish(),
  };
}

/** A step of training a classifier with Adam, as `fit` does it. */
export function gradusStep(backend: GpuBackend, model: Layer, x: Tensor, labels: Tensor): Side {
  const optimizer = new Adam(model.parameters());
  return {
    queue: () =>
      scope(() => {
        optimizer.zeroGrad();
        crossEntropy(model.forward(x), labels).backward();
        optimizer.step();
      }),
    finish: () => backend.finish(),
  };
}
