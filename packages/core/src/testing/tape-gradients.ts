import { backpropagate } from "../autograd/backpropagate.ts";
import { noGrad, withRecording } from "../autograd/recording.ts";
import { scope } from "../memory/scope.ts";
import { fromData } from "../tensor/creation.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A function of tensors, as `gradcheck` takes it. */
export type TensorFunction = (...inputs: Tensor[]) => Tensor;

/** The gradient of each input as plain numbers; none for int32, and for what was not reached. */
export type Gradients = readonly (Float64Array | undefined)[];

/** The same numbers as the start of a tape. */
export function leafOf(x: Tensor): Tensor {
  if (!isContinuous(x)) return x;
  const leaf = x.detach();
  leaf.node = { op: "input", edges: [] };
  return leaf;
}

/** Whether a tensor's numbers can move a little, so that a slope makes sense. */
export function isContinuous(x: Tensor): boolean {
  return x.dtype !== "int32";
}

/** The gradients of Σ cotangent · y for a `y` on the tape. */
export function gradientsOf(
  y: Tensor,
  leaves: readonly Tensor[],
  cotangent: Float64Array<ArrayBuffer>,
): Gradients {
  return scope(() => {
    const seed = fromData(cotangent.slice(), y.shape, { backend: y.backend });
    const found = noGrad(() => backpropagate(y, seed, leaves.filter(isContinuous)));
    return leaves.map((leaf) => {
      const g = found.get(leaf)?.dataSync();
      return g && Float64Array.from(g);
    });
  });
}

/** Runs `f` on new leaves with the tape on, and hands both to `use`; frees everything afterward. */
export function onTape<Result>(
  f: TensorFunction,
  inputs: readonly Tensor[],
  use: (y: Tensor, leaves: readonly Tensor[]) => Result,
): Result {
  return scope(() =>
    withRecording(true, () => {
      const leaves = inputs.map(leafOf);
      return use(f(...leaves), leaves);
    }),
  );
}
