import type { State } from "../verdict/verdict.ts";

/** What is remembered of one exercise. */
export interface ProgressRecord {
  /** Names the files that the rest is about: another name means it has to be found out again. */
  readonly key: string;
  readonly state: State;
  readonly points: number;
  readonly maxPoints: number;
  /** Some of it is written, though not all is right. */
  readonly begun: boolean;
  /** It was done once, maybe with other files. */
  readonly doneOnce: boolean;
  /** The check that failed last, and how often in a row. */
  readonly failing?: { readonly check: string; readonly times: number } | undefined;
  readonly hintsShown: number;
}

/** Of an exercise that nobody has looked at. */
export const untouched: ProgressRecord = {
  key: "",
  state: "to-do",
  points: 0,
  maxPoints: 0,
  begun: false,
  doneOnce: false,
  hintsShown: 0,
};

/** Reads a record from anything; what does not fit is as if it had never been written. */
export function readRecord(value: unknown): ProgressRecord {
  if (typeof value !== "object" || value === null) return untouched;
  const { key, state, points, maxPoints, begun, doneOnce, failing, hintsShown } = value as Record<
    string,
    unknown
  >;
  if (typeof key !== "string" || !isState(state)) return untouched;
  const known = readFailing(failing);
  return {
    key,
    state,
    points: count(points),
    maxPoints: count(maxPoints),
    begun: begun === true,
    doneOnce: doneOnce === true,
    ...(known && { failing: known }),
    hintsShown: count(hintsShown),
  };
}

function isState(value: unknown): value is State {
  return value === "done" || value === "wrong" || value === "to-do" || value === "broken";
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0;
}

function readFailing(value: unknown): ProgressRecord["failing"] {
  if (typeof value !== "object" || value === null) return undefined;
  const { check, times } = value as Record<string, unknown>;
  return typeof check === "string" ? { check, times: count(times) } : undefined;
}
