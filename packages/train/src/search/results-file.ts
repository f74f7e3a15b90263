import { explain } from "@gradus/core";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { TrialResult } from "./search.ts";
import type { Settings } from "./space.ts";

/**
 * The results of a search in a file, a line of JSON each. A line is on the disk before its result
 * counts. Node only.
 *
 * What a killed process left unfinished at the end is cut off.
 *
 * @throws Error if a line is no result, or one of another search
 */
export class ResultsFile {
  readonly results: readonly TrialResult[];
  private readonly path: string;

  constructor(path: string, candidates: readonly Settings[]) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const end = bytes.lastIndexOf("\n") + 1;
    if (end < bytes.length) truncateSync(path, end);
    const lines = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
    this.results = lines.map((line, i) => readLine(line, `${path}:${i + 1}`, candidates));
  }

  add(result: TrialResult): void {
    const file = openSync(this.path, "a");
    try {
      writeSync(file, `${JSON.stringify(result)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

function readLine(line: string, place: string, candidates: readonly Settings[]): TrialResult {
  const result = parsed(line);
  if (!result) {
    throw new Error(
      explain(
        "search",
        `${place} is ${line.slice(0, 60)}`,
        "Every line of a results file is a result, as search() wrote it.",
        "another file, or without this line.",
      ),
    );
  }
  const [before, now] = [result.settings, candidates[result.trial]].map((x) => JSON.stringify(x));
  if (before === now) return result;
  throw new Error(
    explain(
      "search",
      `${place} is trial ${result.trial} with ${before}, and here that is ${now ?? "none"}.`,
      "A results file belongs to one search: the same candidates in the same order.",
      "another file.",
    ),
  );
}

function parsed(line: string): TrialResult | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isResult =
      typeof value === "object" &&
      value !== null &&
      "trial" in value &&
      "settings" in value &&
      (("score" in value && typeof value.score === "number") || "error" in value);
    return isResult ? (value as TrialResult) : undefined;
  } catch {
    return undefined;
  }
}
