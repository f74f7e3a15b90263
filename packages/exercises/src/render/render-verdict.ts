import type { Plain, PlainRecord } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import type { CallRecord, CheckResult, Outcome } from "../run/result.ts";
import type { Failure } from "../spec/check-failure.ts";
import { renderCall } from "./render-call.ts";
import { renderValue } from "./render-value.ts";

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
  if (status === "not-run") {
    return [line("note", `Not run yet: first "${check.needs ?? ""}" has to pass.`)];
  }
  const lines = thrown ? thrownLines(check, thrown.description) : [];
  if (failure) lines.push(...failureLines(check, failure));
  if (place !== undefined) lines.push(line("place", `at ${place}`));
  lines.push(...counterexampleLines(check));
  return lines;
}

function thrownLines({ calls }: CheckResult, description: string): VerdictLine[] {
  const last = calls.at(-1);
  const shown = last ? [line("call", callText(last))] : [];
  return [...shown, line("received", labeled("threw", description))];
}

function failureLines({ calls }: CheckResult, failure: Failure): VerdictLine[] {
  const shown = relevantCalls(calls, failure);
  const lines: VerdictLine[] = [];
  const single = shown.length === 1 ? shown[0] : undefined;
  if (single) {
    lines.push(line("call", callText(single)));
    if (!saysOutcome(failure)) lines.push(line("received", outcomeText(single.outcome)));
  } else {
    for (const call of shown) {
      lines.push(line("call", `${callText(call)} ${outcomeText(call.outcome, " ")}`));
    }
  }
  lines.push(...expectation(shown, failure));
  if (addsSomething(failure)) lines.push(line("note", failure.message));
  if (failure.kind !== "law") lines.push(line("why", labeled("because", failure.why)));
  return lines;
}

/** The calls whose results were compared; the latest, where that cannot be seen. */
function relevantCalls(calls: readonly CallRecord[], failure: Failure): readonly CallRecord[] {
  const most = 3;
  if (!("expected" in failure) || calls.length <= 1) return calls.slice(-most);
  const compared = [failure.received, failure.expected];
  for (const matches of [samePlain, contains]) {
    const found = calls.filter(
      ({ outcome }) =>
        outcome.kind === "returned" && compared.some((value) => matches(outcome.value, value)),
    );
    if (found.length > 0) return found.slice(-most);
  }
  return calls.slice(-most);
}

/** Whether `part` is an element or field of `value`. */
function contains(value: Plain, part: Plain): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value as PlainRecord).some((child) => samePlain(child, part));
}

/** What was expected, and what it was compared with, where no call shows it. */
function expectation(calls: readonly CallRecord[], failure: Failure): VerdictLine[] {
  const { kind, received, expected, why } = failure;
  if (kind === "law") return [line("expected", labeled("expected", why))];
  if (kind === "not-thrown") return [line("expected", labeled("expected", "an error"))];
  if (!("expected" in failure) || kind === "mutated") return [];
  const isShown = (value: typeof received): boolean =>
    calls.some(({ outcome }) => outcome.kind === "returned" && samePlain(outcome.value, value));
  if (calls.length > 1 && isShown(received) && isShown(expected)) {
    return [line("expected", labeled("expected", "the same from both"))];
  }
  const last = calls.at(-1)?.outcome;
  const isLast = last?.kind === "returned" && samePlain(last.value, received);
  const found = isLast ? [] : [line("received", labeled("found", renderValue(received)))];
  return [...found, line("expected", labeled("expected", renderValue(expected)))];
}

/** Whether the failure's own sentence says what came out. */
function saysOutcome({ kind }: Failure): boolean {
  return kind === "missing" || kind === "wrong-error";
}

/** A wrong number speaks for itself; everything else needs its sentence. */
function addsSomething({ kind, first, nearly }: Failure): boolean {
  if (kind === "law" || kind === "not-thrown") return false;
  return kind !== "value" || nearly === true || (first !== undefined && first.at !== "");
}

function counterexampleLines({ counterexample, calls }: CheckResult): VerdictLine[] {
  if (!counterexample) return [];
  const { value } = counterexample;
  const visible = calls.some(
    ({ args }) => samePlain([...args], value) || args.some((arg) => samePlain(arg, value)),
  );
  const text = "This is the smallest example found that does not pass";
  return [line("note", visible ? `${text}.` : `${text}: ${renderValue(value)}.`)];
}

function callText({ action, args }: CallRecord): string {
  return renderCall(action, args);
}

function outcomeText(outcome: Outcome, gap?: string): string {
  if (outcome.kind === "returned") return labeled("gave", renderValue(outcome.value), gap);
  if (outcome.kind === "threw") return labeled("threw", outcome.thrown.description, gap);
  return labeled("gave", "something that is no data", gap);
}

function labeled(label: string, text: string, gap = " ".repeat(10 - label.length)): string {
  return `${label}${gap}${text}`;
}

function line(role: VerdictRole, text: string): VerdictLine {
  return { role, text };
}
