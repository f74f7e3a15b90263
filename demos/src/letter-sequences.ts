import { where } from "@gradus/core";
import {
  DataLoader,
  type DataLoaderOptions,
  Dataset,
  type Fields,
  type Vocabulary,
} from "@gradus/data";
import type { Batch } from "@gradus/train";

/** Stands before the first letter and behind the last. */
export const edge = ".";
/** The target where a short sequence was padded. */
export const ignored = -1;

/** Texts as lists of letters, to be read and predicted letter by letter. */
export type Letters = readonly (readonly string[])[];

/** Batches of padded sequences, each with what comes next at every place. */
export function nextLetterBatches(
  vocabulary: Vocabulary,
  texts: Letters,
  options: Omit<DataLoaderOptions<Fields>, "augment">,
): Iterable<Batch> & { readonly length: number } {
  const data = new Dataset({
    read: texts.map((text) => vocabulary.encode([edge, ...text])),
    next: texts.map((text) => vocabulary.encode([...text, edge])),
  });
  const loader = new DataLoader(data, options);
  return {
    length: loader.length,
    *[Symbol.iterator]() {
      for (const { read, next } of loader) {
        const y = where(next.mask, next.values, ignored);
        try {
          yield { x: read.values, y };
        } finally {
          y.dispose();
        }
      }
    },
  };
}
