import { stripVTControlCharacters } from "node:util";
import { lengthOf } from "../render/wrap.ts";

/** How many lines a text takes on a terminal, which breaks those that are too long for it. */
export function heightOf(text: string, columns: number): number {
  const height = (line: string): number =>
    Math.max(1, Math.ceil(lengthOf(stripVTControlCharacters(line)) / columns));
  return text.split("\n").reduce((sum, line) => sum + height(line), 0);
}
