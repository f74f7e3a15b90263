import type { Frame } from "@gradus/exercises";
import { type SourceMapPayload, SourceMap } from "node:module";
import type { Position } from "./declaration.ts";

/**
 * The innermost frame of a stack that is in the learner's file, as a place in that file.
 *
 * @param map the program's source map, whose sources are relative to the program
 */
export function firstLearnerFrame(
  frames: readonly Frame[],
  map: string,
  learner: string,
): Position | undefined {
  if (frames.length === 0 || map === "") return undefined;
  const payload = JSON.parse(map) as SourceMapPayload;
  const mine = payload.sources.find((source) => isSame(source, learner));
  if (mine === undefined) return undefined;
  const sources = new SourceMap(payload);
  for (const { file, line, column } of frames) {
    if (!/[/\\]programs[/\\][^/\\]+\.mjs$/.test(file)) continue;
    const entry = sources.findEntry(line - 1, column - 1);
    if (!("originalSource" in entry) || entry.originalSource !== mine) continue;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  return undefined;
}

/** Whether a source, `../../…/exercise.ts`, is this file: nothing else of the program has its last three names. */
function isSame(source: string, file: string): boolean {
  const end = file.replaceAll("\\", "/").split("/").slice(-3).join("/");
  return source.replaceAll("\\", "/").endsWith(`/${end}`);
}
