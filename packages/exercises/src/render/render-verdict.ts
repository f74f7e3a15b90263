import type { Plain } from "../plain/plain.ts";
import type { CallRecord, CheckResult, Outcome } from "../run/result.ts";
import type { Failure } from "../spec/check-failure.ts";
import { callsAbout, fieldOf, isLabeled, isOutcome } from "./findings.ts";
import { renderCall } from "./render-call.ts";
import { renderValue } from "./render-value.ts";
import { stoppedText } from "./stopped-text.ts";

/** What a line of a verdict is about, for whoever colors it. */
export type VerdictRole =
  | "title"
  | "call"
  | "received"
  | "expected"
  | "why"
  | "note"
  | "place"
  | "diagnosis"
  | "hint";

export interface VerdictLine {
  readonly role: VerdictRole;
  readonly text: string;
}

/** What is known about a check beside its result. */
export interface VerdictContext {
  /** What a listed mistake with the same results does. */
  readonly diagnosis?: string;
  readonly hint?: string;
  /** The learner's own line: `exercise.ts:12:5`. */
  readonly place?: string;
}

/**
 * Says what a check found, in at most a dozen lines: what was called, what came back, what was expected and why.
 *
 * Plain text; each line says its role.
 */
export function renderVerdict(check: CheckResult, context: VerdictContext = {}): VerdictLine[] {
  const lines: VerdictLine[] = [line("title", check.title), ...findings(check, context.place)];
  if (context.diagnosis !== undefined) {
    lines.push(line("diagnosis", `Your result matches: ${context.diagnosis}`));
  }
  if (context.hint !== undefined) lines.push(line("hint", `Hint: ${context.hint}`));
  return lines;
}

/** The verdict as one text, indented below its title. */
export function verdictText(lines: readonly VerdictLine[]): string {
  return lines.map(({ role, text }) => (role === "title" ? text : `  ${text}`)).join("\n");
}

function findings(check: CheckResult, place: string | undefined): VerdictLine[] {
  const { status, failure, thrown } = check;
  if (status === "to-do") return [line("note", thrown?.message ?? "Not written yet.")];
  if (status === "not-run") return [line("note", notRunText(check))];
  const lines = thrown ? thrownLines(check, thrown.description) : stoppedLines(check);
  if (failure) lines.push(...failureLines(check, failure));
  if (place !== undefined) lines.push(line("place", `at ${place}`));
  lines.push(...counterexampleLines(check));
  return lines;
}

function notRunText({ needs }: CheckResult): string {
  if (needs !== undefined) return `Not run yet: first "${needs}" has to pass.`;
  return "Not run: the program had been stopped too often, or for too long, before.";
}

function stoppedLines({ calls, stopped, stoppedAfter = 0 }: CheckResult): VerdictLine[] {
  if (stopped === undefined) return [];
  const shown = calls.slice(-1).map((call) => line("call", callText(call)));
  return [...shown, line("received", stoppedText(stopped, stoppedAfter))];
}

function thrownLines({ calls }: CheckResult, description: string): VerdictLine[] {
  const last = calls.at(-1);
  const shown = last ? [line("call", callText(last))] : [];
  const [first, ...rest] = description.split("\n").slice(0, 4);
  const more = rest.map((text) => line("note", text.trim()));
  return [...shown, line("received", labeled("threw", first)), ...more];
}

function failureLines({ calls }: CheckResult, failure: Failure): VerdictLine[] {
  const { kind, why, note } = failure;
  const shown = callsAbout(calls, failure);
  const lines = [...callLines(shown, failure), ...expectation(shown, failure)];
  if (addsSomething(failure)) lines.push(line("note", failure.message));
  if (note !== undefined) lines.push(line("note", note));
  if (kind !== "law") lines.push(line("why", labeled("because", why)));
  return lines;
}

function callLines(calls: readonly CallRecord[], { kind }: Failure): VerdictLine[] {
  const isSaid = kind === "missing" || kind === "wrong-error";
  if (calls.length > 1) {
    return calls.map((call) => line("call", `${callText(call)} ${outcomeText(call.outcome, " ")}`));
  }
  return calls.flatMap((call) => {
    const outcome = line("received", outcomeText(call.outcome));
    return isSaid ? [line("call", callText(call))] : [line("call", callText(call)), outcome];
  });
}

/** What was expected, and what was compared with it, where no call shows that. */
function expectation(calls: readonly CallRecord[], failure: Failure): VerdictLine[] {
  const { kind, expected, why } = failure;
  if (kind === "law") return [expectedLine(why)];
  if (kind === "not-thrown") return [expectedLine("an error")];
  if (!("expected" in failure) || kind === "mutated" || isLabeled(expected)) return [];
  if (showsBoth(calls, failure)) return [expectedLine("the same from both")];
  return [...foundLines(calls.at(-1), failure), expectedLine(renderValue(expected))];
}

function expectedLine(text: string): VerdictLine {
  return line("expected", labeled("expected", text));
}

/** Whether what was compared are the results of two calls, so that each is shown already. */
function showsBoth(calls: readonly CallRecord[], { received, expected }: Failure): boolean {
  const isShown = (value: Plain): boolean => calls.some((call) => isOutcome(call, value));
  return calls.length > 1 && isShown(received) && isShown(expected);
}

/** What was compared, where it is not what the last call returned: one of its fields, say. */
function foundLines(last: CallRecord | undefined, { received }: Failure): VerdictLine[] {
  if (!last || isOutcome(last, received)) return [];
  const field = fieldOf(last, received);
  const found = `${field === undefined ? "" : `${field} = `}${renderValue(received)}`;
  return [line("received", labeled("found", found))];
}

/** A wrong number speaks for itself; everything else needs its sentence. */
function addsSomething({ kind, first, expected }: Failure): boolean {
  if (kind === "law" || kind === "not-thrown") return false;
  const isSingle = first !== undefined && first.at === "" && typeof expected === "number";
  return !(isSingle && (kind === "value" || kind === "nan" || kind === "infinite"));
}

/** The calls show what was tried; only a check that made none needs the generated value itself. */
function counterexampleLines({ counterexample, calls }: CheckResult): VerdictLine[] {
  if (!counterexample) return [];
  const text = "This is the smallest example found that does not pass";
  const value = calls.length > 0 ? "" : `: ${renderValue(counterexample.value)}`;
  return [line("note", `${text}${value}.`)];
}

function callText({ action, args }: CallRecord): string {
  return renderCall(action, args);
}

function outcomeText(outcome: Outcome, gap?: string): string {
  if (outcome.kind === "returned") return labeled("gave", renderValue(outcome.value), gap);
  if (outcome.kind === "not-plain") return labeled("gave", "something that is no data", gap);
  if (outcome.kind === "stopped") return labeled("stopped", outcome.stop, gap);
  const [description] = outcome.thrown.description.split("\n", 1);
  return labeled("threw", description, gap);
}

function labeled(label: string, text: string, gap = " ".repeat(10 - label.length)): string {
  return `${label}${gap}${text}`;
}

function line(role: VerdictRole, text: string): VerdictLine {
  return { role, text };
}
