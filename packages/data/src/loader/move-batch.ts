import { type Backend, fromData, Tensor } from "@gradus/core";

/** A batch with copies of its tensors on another backend; what is there already stays. */
export function moveBatch<B extends object>(batch: B, backend: Backend): B {
  return changed(batch, (x) =>
    x.backend === backend ? x : fromData(x.dataSync(), x.shape, { backend }),
  );
}

/** Lets go of a batch's tensors. */
export function disposeBatch(batch: object): void {
  changed(batch, (x) => {
    x.dispose();
    return x;
  });
}

/** A batch with each of its tensors replaced; sequences have two, their values and their mask. */
function changed<B extends object>(batch: B, change: (x: Tensor) => Tensor): B {
  const entries = Object.entries(batch).map(([name, value]: [string, unknown]) => {
    if (value instanceof Tensor) return [name, change(value)];
    const isPadded = typeof value === "object" && value !== null && "mask" in value;
    return [name, isPadded ? changed(value, change) : value];
  });
  return Object.fromEntries(entries) as B;
}
