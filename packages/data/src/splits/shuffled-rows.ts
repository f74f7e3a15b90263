import type { Random } from "@gradus/core";

/** The numbers 0 to count − 1 in random order. */
export function shuffledRows(count: number, random: Random): number[] {
  return [...random.permutation(count).dataSync()];
}

/** The items of a list in random order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return shuffledRows(items.length, random).map((at) => items[at]);
}
