import type { Verdict } from "../verdict/verdict.ts";
import type { ProgressRecord } from "./progress-record.ts";

/** What a verdict changes about what is known. `counted`: whether a failure counts towards the next hint. */
export function remember(
  before: ProgressRecord,
  verdict: Verdict,
  key: string,
  counted: boolean,
): ProgressRecord {
  const { state, points, checks } = verdict;
  const failing = counted ? failingAfter(before, verdict) : before.failing;
  return {
    hintsShown: before.hintsShown,
    key,
    state,
    points,
    // A file that cannot be read says nothing of its exercise's points.
    maxPoints: verdict.maxPoints || before.maxPoints,
    begun: state === "wrong" || checks.some(({ status }) => status === "pass"),
    doneOnce: before.doneOnce || state === "done",
    failing,
  };
}

function failingAfter({ failing }: ProgressRecord, verdict: Verdict): ProgressRecord["failing"] {
  const check = failingCheck(verdict);
  if (check === undefined) return undefined;
  return { check, times: failing?.check === check ? failing.times + 1 : 1 };
}

/** Names the check that a verdict is about, if it is one that something does not pass. */
function failingCheck({ problem, state }: Verdict): string | undefined {
  if (state !== "wrong") return undefined;
  if (problem?.kind === "check") return problem.check.title;
  return problem?.kind === "stopped" ? problem.during?.check : undefined;
}

/** What a learner is told after a failure. */
export interface HintGiven {
  readonly hint: string;
  /** How many hints of the exercise have been shown now. */
  readonly hintsShown: number;
}

/**
 * The hint that goes with a failure: none after the first, the next one after the second on the same check, and a
 * further one after every two more. In between the last one is said again.
 */
export function hintFor(
  { failing, hintsShown }: ProgressRecord,
  { hints, problem }: Verdict,
): HintGiven | undefined {
  if (!failing || failing.times < 2) return undefined;
  const own = problem?.kind === "check" ? problem.check.hint : undefined;
  if (own !== undefined) return { hint: own, hintsShown };
  if (hints.length === 0) return undefined;
  const isTimeForNext = failing.times % 2 === 0 || hintsShown === 0;
  const shown = Math.min(hintsShown + (isTimeForNext ? 1 : 0), hints.length);
  return { hint: hints[shown - 1], hintsShown: shown };
}
