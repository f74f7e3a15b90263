import { explain, fromData } from "@gradus/core";
import { checkLimit, type LabelledImages } from "./labelled-images.ts";
import { packageFiles, type ReadOptions } from "./package-file.ts";

/** What the labels of Fashion-MNIST stand for. */
export const fashionMnistClasses: readonly string[] = [
  "T-shirt/top",
  "trouser",
  "pullover",
  "dress",
  "coat",
  "sandal",
  "shirt",
  "sneaker",
  "bag",
  "ankle boot",
];

/** How many pictures, and where from. */
export interface FashionMnistOptions extends ReadOptions {
  /** Takes so many only, of every class as many as of the others. */
  readonly limit?: number;
}

/**
 * Fashion-MNIST: articles of clothing, 28 × 28 pixels, from the package `fashion-mnist`.
 *
 * The package does not say which pictures are for training, so all 70,000 are returned, the classes in
 * turns; `stratifiedSplit` divides them.
 *
 * @returns images `[n, 1, 28, 28]`, labels 0 to 9
 * @throws Error that names the command if the package is not installed, RangeError for a damaged file
 *
 * @see Xiao, Rasul & Vollgraf, "Fashion-MNIST" (2017), arXiv:1708.07747
 */
export async function loadFashionMnist({
  limit = Infinity,
  read = packageFiles("loadFashionMnist", "fashion-mnist"),
}: FashionMnistOptions = {}): Promise<LabelledImages> {
  checkLimit("loadFashionMnist", limit);
  const most = Math.ceil(limit / fashionMnistClasses.length);
  const byClass: Uint8Array[][] = [];
  for (const label of fashionMnistClasses.keys()) {
    const path = `src/clothes/${label}.json`;
    byClass.push(parsePictures(path, new TextDecoder().decode(await read(path)), most));
  }
  const turns = byClass.reduce((longest, { length }) => Math.max(longest, length), 0);
  const inTurns = Array.from({ length: turns }, (_, turn) =>
    byClass.flatMap((pictures, label) =>
      turn < pictures.length ? [{ picture: pictures[turn], label }] : [],
    ),
  );
  const rows = inTurns.flat().slice(0, limit);
  const pixels = new Float32Array(rows.length * 784);
  rows.forEach(({ picture }, row) => {
    for (let i = 0; i < 784; i++) pixels[row * 784 + i] = picture[i] / 255;
  });
  return {
    images: fromData(pixels, [rows.length, 1, 28, 28]),
    labels: fromData(
      Int32Array.from(rows, ({ label }) => label),
      [rows.length],
    ),
  };
}

/** The pictures of a file `{ "data": [[784 numbers from 0 to 255], …] }`; empty ones are skipped. */
function parsePictures(path: string, text: string, most: number): Uint8Array[] {
  const pictures: Uint8Array[] = [];
  for (const [at, row] of rowsIn(path, text).entries()) {
    if (pictures.length >= most) break;
    if (Array.isArray(row) && row.length === 0) continue; // the package has two of these
    if (!isPicture(row)) throw damaged(path, `has something else as picture ${at}`);
    pictures.push(Uint8Array.from(row));
  }
  return pictures;
}

function rowsIn(path: string, text: string): unknown[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw damaged(path, "is not JSON");
  }
  const rows: unknown = typeof file === "object" && file && "data" in file ? file.data : undefined;
  if (Array.isArray(rows)) return rows;
  throw damaged(path, "has no list of pictures");
}

function damaged(path: string, given: string): RangeError {
  return new RangeError(
    explain(
      "loadFashionMnist",
      `${path} ${given}.`,
      "A file has pictures of 784 whole numbers from 0 to 255 under data. This one is damaged.",
    ),
  );
}

function isPicture(row: unknown): row is number[] {
  return (
    Array.isArray(row) &&
    row.length === 784 &&
    row.every((pixel) => Number.isInteger(pixel) && pixel >= 0 && pixel <= 255)
  );
}
