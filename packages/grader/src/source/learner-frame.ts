import type { Frame } from "@gradus/exercises";
import { type SourceMapPayload, SourceMap } from "node:module";
import { stagedPrefix } from "../bundle/staged-imports.ts";
import type { Position } from "./declaration.ts";

/**
 * The innermost frame of a stack that is in the learner's file, as a place in that file.
 *
 * @param map the program's source map
 * @param learner the file's name, as it was staged: `exercise.ts`
 */
export function firstLearnerFrame(
  frames: readonly Frame[],
  map: string,
  learner: string,
): Position | undefined {
  if (frames.length === 0 || map === "") return undefined;
  const payload = JSON.parse(map) as SourceMapPayload;
  const mine = payload.sources.find((source) => source === stagedPrefix + learner);
  if (mine === undefined) return undefined;
  const sources = new SourceMap(payload);
  for (const { file, line, column } of frames) {
    if (!/[/\\]program\.mjs$/.test(file)) continue;
    const entry = sources.findEntry(line - 1, column - 1);
    if (!("originalSource" in entry) || entry.originalSource !== mine) continue;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  return undefined;
}
