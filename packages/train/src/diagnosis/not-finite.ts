import { formatShape, type Tensor } from "@gradus/core";

/** The first number of a tensor that is NaN or infinite, if there is one. */
export async function notFinite(x: Tensor): Promise<number | undefined> {
  return (await x.data()).find((value) => !Number.isFinite(value));
}

/** What an operation made, and where, in words: `log [8, 1] in hidden (Linear)`. */
export function describeOperation(op: string, x: Tensor, layer: string | undefined): string {
  return `${op} ${formatShape(x.shape)}${layer === undefined ? "" : ` in ${layer}`}`;
}

/** What `output` was computed from, latest first: an operation's inputs always exist before its output. */
export function tapeOf(output: Tensor): Tensor[] {
  const found = new Set([output]);
  for (const tensor of found) for (const { input } of tensor.node?.edges ?? []) found.add(input);
  return [...found].toSorted((a, b) => b.id - a.id);
}
