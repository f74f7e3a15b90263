import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";

const scopes: Set<Tensor>[] = [];
let live = 0;

/**
 * Runs `body` and disposes of every tensor it made, except the ones it returns; those belong to
 * the scope around it, if there is one.
 *
 * A GPU does not know when JavaScript forgets a tensor, so a training step is a scope. Variables,
 * parameters and their gradients are kept. Returned tensors are found in arrays, maps, sets and
 * plain objects, however deep.
 *
 * @throws TypeError if the body returns a Promise: the scope would end before the work is done
 *
 * @example
 * ```ts
 * const loss = scope(() => {
 *   const loss = crossEntropy(model.forward(x), labels);
 *   loss.backward();
 *   return loss;
 * });
 * ```
 */
export function scope<Result>(body: () => Result): Result {
  const made = new Set<Tensor>();
  scopes.push(made);
  try {
    const result = body();
    if (result instanceof Promise) throw new AsyncScopeError();
    const outer = scopes.at(-2);
    for (const tensor of tensorsIn(result)) if (made.delete(tensor)) outer?.add(tensor);
    return result;
  } finally {
    scopes.pop();
    for (const tensor of made) tensor.dispose();
  }
}

/** Lets a tensor outlive the scope it was made in. Whoever keeps it disposes of it. */
export function keep<T extends Tensor>(tensor: T): T {
  for (const made of scopes) made.delete(tensor);
  return tensor;
}

/**
 * How many tensors were made and not yet disposed of.
 *
 * Outside a scope nobody disposes of a forgotten tensor, so it counts for ever. Inside, a number
 * that grows from step to step is a leak.
 */
export function liveTensors(): number {
  return live;
}

/** Counts a new tensor and puts it in the innermost scope. */
export function enter(tensor: Tensor): void {
  live++;
  if (scopes.length > 0) scopes[scopes.length - 1].add(tensor);
}

/** Counts a tensor that let go of its numbers, and takes it out of the innermost scope. */
export function leave(tensor: Tensor): void {
  live--;
  if (scopes.length > 0) scopes[scopes.length - 1].delete(tensor);
}

/** Every tensor in a value, at any depth. Follows no cycle twice. */
function tensorsIn(value: unknown): Set<Tensor> {
  const tensors = new Set<Tensor>();
  const seen = new Set<unknown>([value]);
  for (const item of seen) {
    if (typeof item !== "object" || item === null || ArrayBuffer.isView(item)) continue;
    if (isTensor(item)) tensors.add(item);
    else for (const child of childrenOf(item)) seen.add(child);
  }
  return tensors;
}

function childrenOf(item: object): Iterable<unknown> {
  if (item instanceof Map) return [...item.keys(), ...item.values()];
  return Array.isArray(item) || item instanceof Set ? item : Object.values(item);
}

function isTensor(value: object): value is Tensor {
  return "backend" in value && "shape" in value && "dispose" in value;
}

class AsyncScopeError extends TypeError {
  constructor() {
    super(
      explain(
        "scope",
        "the body returned a Promise.",
        "A scope ends when its body returns, before a Promise is done.",
        "return the tensor, and await its data outside.",
      ),
    );
  }
}
