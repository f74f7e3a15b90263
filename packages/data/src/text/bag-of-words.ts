import { fromData, type Tensor } from "@gradus/core";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * How often each token of a vocabulary occurs in each text. Order is lost; tokens that are not in the
 * vocabulary are left out, unless one stands for them.
 *
 * @param texts each a list of tokens
 * @returns `[texts, size]`, float32
 */
export function bagOfWords(
  texts: readonly Iterable<string>[],
  { tokens, size, unknown }: Vocabulary,
): Tensor {
  const numbers = new Map(tokens.map((token, number) => [token, number]));
  const rest = unknown === undefined ? undefined : numbers.get(unknown);
  const counts = new Float32Array(texts.length * size);
  texts.forEach((text, row) => {
    for (const token of text) {
      const number = numbers.get(token) ?? rest;
      if (number !== undefined) counts[row * size + number]++;
    }
  });
  return fromData(counts, [texts.length, size]);
}
