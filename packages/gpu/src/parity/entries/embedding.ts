import { embed, Embedding, PositionalEncoding, positionalEncoding } from "@gradus/layers";
import * as fc from "fast-check";
import { exact, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { lengths, numbers, wholeNumbers } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import { type Entry, entryOf } from "../parity-entry.ts";

/** Vectors for what has a number, and for places. */
export const embeddingEntries: readonly Entry[] = [
  entryOf(
    "embed",
    embed,
    fc
      .tuple(numbers([7, 5]), wholeNumbers([4, 33], 0, 7))
      .map((inputs) => caseOf(inputs, ([weight, index]) => embed(weight, index))),
    ulpsOfSum(64, "a row receives the gradients of all places that named it"),
  ),
  entryOf(
    "Embedding",
    Embedding,
    wholeNumbers([4, 9], 0, 7).map((index) => layerCase([index], (of) => new Embedding(7, 5, of))),
    ulpsOfLargest(64, "a row receives the gradients of all places that named it"),
  ),
  entryOf(
    "positionalEncoding",
    positionalEncoding,
    fc
      .tuple(lengths, lengths)
      .map(([time, features]) =>
        caseOf([], (_, place) => positionalEncoding(time, features, place), `${time} ${features}`),
      ),
    exact("computed on the host, in both cases in float64, and rounded"),
  ),
  entryOf(
    "PositionalEncoding",
    PositionalEncoding,
    numbers([2, 9, 6]).map((x) => layerCase([x], () => new PositionalEncoding())),
    ulpsOfLargest(2, "two rounded numbers are added"),
  ),
];
