import { dtypeOf, type TypedArray } from "../tensor/dtype.ts";
import { type Shape, sizeOf } from "../tensor/shape.ts";
import { numberWords } from "./number-words.ts";
import { GAP, shownOffsets, summarize } from "./summary.ts";

/** No line is longer, unless a single number is. */
const LINE_WIDTH = 75;

/**
 * Numbers in brackets, one pair an axis, as NumPy's `array2string` writes them: columns aligned,
 * long rows wrapped, blank lines between matrices, large arrays shown by their corners.
 *
 * Floats turn to exponents at 10⁸ for every dtype; from NumPy 2.3 on, float32 does at 10⁶ already.
 *
 * @param data the numbers of `shape`, in row-major order
 */
export function arrayText(data: TypedArray, shape: Shape): string {
  if (sizeOf(shape) === 0) return "[]";
  const numbers = shownOffsets(shape).map((offset) => data[offset]);
  const words = numberWords(numbers, dtypeOf(data)).values();
  const entries = summarize(shape);

  const block = (axis: number): string => {
    if (axis === shape.length) return words.next().value ?? "";
    const parts = entries[axis].map((entry) => (entry === GAP ? GAP : block(axis + 1)));
    return `[${axis === shape.length - 1 ? row(parts, axis) : stack(parts, axis, shape.length)}]`;
  };
  return block(0);
}

/** Numbers side by side, wrapped where the line ends. */
function row(words: readonly string[], axis: number): string {
  const indent = " ".repeat(axis + 1);
  const end = LINE_WIDTH - axis - 1; // the closing brackets need room, too
  const lines: string[] = [];
  let line = indent + words[0];
  for (const word of words.slice(1)) {
    if (line.length + 1 + word.length <= end) line += ` ${word}`;
    else {
      lines.push(line.trimEnd());
      line = indent + word;
    }
  }
  return [...lines, line].join("\n").slice(indent.length);
}

/** Blocks below one another; matrices with a blank line between them, and so on. */
function stack(blocks: readonly string[], axis: number, rank: number): string {
  return blocks.join("\n".repeat(rank - 1 - axis) + " ".repeat(axis + 1));
}
