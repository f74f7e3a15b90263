import { samePlain } from "../plain/same.ts";
import type { CallRecord } from "../run/result.ts";

/** Differences that come from another order of operations only. */
const tolerance = { relative: 1e-9, absolute: 1e-14 };

/** Whether two calls with the same arguments came to the same: the same numbers, or the same kind of error. */
export function sameOutcome(a: CallRecord, b: CallRecord): boolean {
  const [x, y] = [a.outcome, b.outcome];
  if (!samePlain(a.argsAfter, b.argsAfter, tolerance)) return false;
  if (x.kind === "returned" && y.kind === "returned") return samePlain(x.value, y.value, tolerance);
  if (x.kind === "threw" && y.kind === "threw") {
    return x.thrown.name === y.thrown.name && x.thrown.isError === y.thrown.isError;
  }
  return x.kind === "not-plain" && y.kind === "not-plain" && x.reason === y.reason;
}
