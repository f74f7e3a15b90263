import { basename } from "node:path";
import { count } from "../../render/words.ts";
import type { MergeOutcome } from "./merge-batches.ts";

/** What a merge did, for people. */
export function mergeLines(
  { records, missing, twice, contradictions }: MergeOutcome,
  parts: readonly string[],
): readonly string[] {
  const some = (names: readonly string[]): string[] => [
    ...names.slice(0, 10).map((name) => `  ${name}`),
    ...(names.length > 10 ? [`  and ${names.length - 10} more`] : []),
  ];
  return [
    `${count(records, "grade")} from ${parts.map((part) => basename(part)).join(", ")}.`,
    ...(missing.length === 0
      ? []
      : [`${missing.length} of what was planned has no grade:`, ...some(missing)]),
    ...(twice.length === 0
      ? []
      : [`${count(twice.length, "grade")} came twice, and equal:`, ...some(twice)]),
    ...(contradictions.length === 0
      ? []
      : ["Grades that contradict each other; the first one was taken:", ...some(contradictions)]),
  ];
}
