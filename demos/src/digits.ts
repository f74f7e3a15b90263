import type { Tensor } from "@gradus/core";
import { Dataset, loadMnist } from "@gradus/data";

/** Handwritten digits and what they show. */
export type Digits = Dataset<{ readonly x: Tensor; readonly y: Tensor }>;

/**
 * The first digits of a part of MNIST, 60,000 to train with and 10,000 to test.
 *
 * @returns `x: [limit, 1, 28, 28]` from 0 (paper) to 1 (ink), and `y: [limit]`, the labels 0 to 9
 */
export async function digits(part: "train" | "test", limit: number): Promise<Digits> {
  const { images, labels } = await loadMnist({ part, limit });
  return new Dataset({ x: images, y: labels });
}

/**
 * The images of five digits, from one on, with the labels 0 to 4.
 *
 * @param most how many of each, the first ones; all of them unless given
 */
export function fiveClasses(data: Digits, first: number, most: number = Infinity): Digits {
  const labels = data.fields.y.dataSync();
  const taken = [0, 0, 0, 0, 0];
  const rows: number[] = [];
  labels.forEach((label, row) => {
    if (label >= first && label < first + 5 && taken[label - first]++ < most) rows.push(row);
  });
  const { x, y } = data.select(rows).fields;
  return new Dataset({ x, y: y.sub(first) });
}
