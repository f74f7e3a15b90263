import { isList, isRecord, type Plain } from "./plain.ts";

export interface Slack {
  readonly relative: number;
  readonly absolute: number;
}

const exact: Slack = { relative: 0, absolute: 0 };

/**
 * Whether two plain values hold the same numbers, NaN being equal to NaN and 0 to −0.
 *
 * @param slack how far two numbers may be apart: |a − b| ≤ absolute + relative · max(|a|, |b|)
 */
export function samePlain(a: Plain, b: Plain, slack: Slack = exact): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b, slack);
  if (isList(a) && isList(b)) return sameList(a, b, slack);
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && samePlain(a[key], b[key], slack));
  }
  return a === b;
}

function sameList(a: ArrayLike<Plain>, b: ArrayLike<Plain>, slack: Slack): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!samePlain(a[i], b[i], slack)) return false;
  return true;
}

function sameNumber(a: number, b: number, slack: Slack): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const magnitude = Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= slack.absolute + slack.relative * magnitude;
}
