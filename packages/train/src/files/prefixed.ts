import type { Tensor } from "@gradus/core";

/** Tensors whose names begin with where they belong: `model/hidden.weight`. */
export function prefixed(
  prefix: string,
  tensors: Readonly<Record<string, Tensor>> = {},
): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, x]) => [`${prefix}/${name}`, x]));
}

/** The tensors of one prefix, without it. */
export function part(tensors: ReadonlyMap<string, Tensor>, prefix: string): Record<string, Tensor> {
  const start = `${prefix}/`;
  const own = [...tensors].filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(start.length), tensor]));
}
