import type { Paper } from "./paper.ts";
import { lengthOf, wrap } from "./wrap.ts";

/** A text at the left edge and one at the right; the right one goes below where there is no room. */
export function row(
  { width }: Paper,
  left: string,
  right: string,
  style: { left?: (text: string) => string; right?: (text: string) => string } = {},
): string[] {
  const { left: styleLeft = same, right: styleRight = same } = style;
  if (right === "") return [styleLeft(left)];
  const gap = width - lengthOf(left) - lengthOf(right);
  if (gap >= 2) return [`${styleLeft(left)}${" ".repeat(gap)}${styleRight(right)}`];
  const indent = " ".repeat(left.length - left.trimStart().length);
  return [styleLeft(left), `${indent}${styleRight(right)}`];
}

/** A row whose left text is broken between words where it does not fit beside the right one. */
export function wrappedRow(
  sheet: Paper,
  left: string,
  right: string,
  hang: number,
  style: { left: (text: string) => string; right: (text: string) => string },
): string[] {
  const lines = wrap(left, sheet.width - lengthOf(right) - 2, hang);
  const last = lines.pop() ?? "";
  return [...lines.map(style.left), ...row(sheet, last, right, style)];
}

function same(text: string): string {
  return text;
}
