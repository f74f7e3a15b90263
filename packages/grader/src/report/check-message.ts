import { renderVerdict, verdictText } from "@gradus/exercises";
import type { Limits } from "../child/limits.ts";
import { explainThrown } from "../render/explain-thrown.ts";
import { stopWords } from "../render/stop-words.ts";
import type { JudgedCheck } from "../verdict/verdict.ts";

/** What became of a check, as a learner reads it: the call, what came back, what was expected, and why. */
export function checkMessage(check: JudgedCheck, limits: Limits): string {
  const { status, stopped, thrown, needs } = check;
  // What it waits for stands beside the message: not everybody may know of it.
  if (status === "pass" || (status === "not-run" && needs !== undefined)) return "";
  const lines = renderVerdict(check).filter(({ role }) => role !== "title");
  const found = verdictText(lines).replaceAll(/^ {2}/gm, "");
  const why = stopped && stopWords(stopped, { ...limits, time: 0 }).why;
  const explanation = thrown && !thrown.notWritten ? explainThrown(thrown) : undefined;
  return [found, why, explanation].filter((text) => text !== undefined).join("\n");
}
