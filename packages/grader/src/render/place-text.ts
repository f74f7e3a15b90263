import { isAbsolute, relative } from "node:path";
import type { Position } from "../source/declaration.ts";
import { startFolder } from "../workspace/places.ts";

/** A file as terminals and editors make it clickable: relative to where the command was typed, if it is below. */
export function placeText(file: string, position?: Position, from: string = startFolder()): string {
  const short = relative(from, file);
  const path = short.startsWith("..") || isAbsolute(short) || short === "" ? file : short;
  const slashed = path.replaceAll("\\", "/");
  return position ? `${slashed}:${position.line}:${position.column}` : slashed;
}
