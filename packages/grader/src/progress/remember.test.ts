import { describe, expect, it } from "vitest";
import { failedVerdict } from "../testing/verdicts.ts";
import { untouched, type ProgressRecord } from "./progress-record.ts";
import { hintFor, remember } from "./remember.ts";

/** What a learner is told after failing on these checks, one after the other. */
function hintsAfter(...checks: (string | undefined)[]): (string | undefined)[] {
  let record: ProgressRecord = untouched;
  return checks.map((check) => {
    const verdict = failedVerdict(check);
    record = remember(record, verdict, "key", true);
    const given = hintFor(record, verdict);
    if (given) record = { ...record, hintsShown: given.hintsShown };
    return given?.hint;
  });
}

describe("hintFor", () => {
  it("says nothing after the first failure, and something after the second on the same check", () => {
    expect(hintsAfter("adds up", "adds up")).toEqual([undefined, "concept"]);
  });

  it("counts anew when another check fails or all pass", () => {
    expect(hintsAfter("adds up", "refuses", "adds up")).toEqual([undefined, undefined, undefined]);
    expect(hintsAfter("adds up", undefined, "adds up")).toEqual([undefined, undefined, undefined]);
  });

  it("goes on to the next hint after every two more, and stays at the last", () => {
    const eight = Array.from({ length: 8 }, () => "adds up");
    expect(hintsAfter(...eight)).toEqual([
      undefined,
      "concept",
      "concept",
      "where",
      "where",
      "almost code",
      "almost code",
      "almost code",
    ]);
  });
});
