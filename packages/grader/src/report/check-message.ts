import { renderVerdict, verdictText } from "@gradus/exercises";
import type { Limits } from "../child/limits.ts";
import { explainThrown } from "../render/explain-thrown.ts";
import { stopWords } from "../render/stop-words.ts";
import type { JudgedCheck } from "../verdict/verdict.ts";

/** What became of a check, as a learner reads it: the call, what came back, what was expected, and why. */
export function checkMessage(check: JudgedCheck, limits: Limits): string {
  const { status, stopped, thrown } = check;
  if (status === "pass" || status === "not-run") return "";
  if (status === "to-do") return thrown?.message ?? "Not written yet.";
  const stop = stopped && stopWords(stopped, { ...limits, time: check.stoppedAfter ?? 0 });
  const lines = renderVerdict(check).filter(({ role }) => role !== "title");
  const found = verdictText(lines).replaceAll(/^ {2}/gm, "");
  const explanation = thrown && explainThrown(thrown);
  return [stop?.what, stop?.why, found, explanation].filter(Boolean).join("\n");
}
