import type { Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import type { CallRecord } from "../run/result.ts";
import type { Failure } from "../spec/check-failure.ts";

const mostCalls = 3;

/**
 * The calls that a failure is about: those since the last matcher that passed, and of them the ones whose results
 * were compared, where that can be seen.
 */
export function callsAbout(calls: readonly CallRecord[], failure: Failure): readonly CallRecord[] {
  const { step } = calls.at(-1) ?? { step: 0 };
  const fresh = calls.filter((call) => call.step === step);
  if (!("expected" in failure) || fresh.length === 1) return fresh.slice(-mostCalls);
  const compared = [failure.received, failure.expected];
  for (const matches of [isOutcome, isPartOf]) {
    const found = fresh.filter((call) => compared.some((value) => matches(call, value)));
    if (found.length > 0) return found.slice(-mostCalls);
  }
  return fresh.slice(-mostCalls);
}

/** Whether `value` is what a call returned. */
export function isOutcome({ outcome }: CallRecord, value: Plain): boolean {
  return outcome.kind === "returned" && samePlain(outcome.value, value);
}

function isPartOf(call: CallRecord, part: Plain): boolean {
  return fieldOf(call, part) !== undefined;
}

/** The field of a call's result in which `part` stands: `A`, `[1]`. */
export function fieldOf({ outcome }: CallRecord, part: Plain): string | undefined {
  if (outcome.kind !== "returned") return undefined;
  const { value } = outcome;
  if (typeof value !== "object" || value === null) return undefined;
  const found = Object.entries(value).find(([, child]: [string, Plain]) => samePlain(child, part));
  if (!found) return undefined;
  return Array.isArray(value) ? `[${found[0]}]` : found[0];
}

/** Whether an author labeled what was compared: `{ "The number at that index": … }`. The message names it then. */
export function isLabeled(value: Plain): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).some((key) => /[^\p{Letter}\p{Number}_$]/u.test(key));
}
