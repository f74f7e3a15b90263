import { explain } from "@gradus/core";

/**
 * Throws unless every named length is a whole number, 1 or more: features, heads, layers.
 *
 * @throws RangeError that names the first one that is not
 */
export function checkLengths(who: string, lengths: Readonly<Record<string, number>>): void {
  for (const [name, length] of Object.entries(lengths)) {
    if (Number.isInteger(length) && length >= 1) continue;
    throw new RangeError(
      explain(who, `${name} is ${length}.`, `${name} is a whole number, 1 or more.`),
    );
  }
}
