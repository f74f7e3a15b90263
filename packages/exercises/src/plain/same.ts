import { isList, isRecord, type Plain } from "./plain.ts";

/**
 * Whether two plain values hold the same numbers, NaN being equal to NaN and 0 to −0.
 *
 * @param relative how far two numbers may be apart, relative to the larger
 */
export function samePlain(a: Plain, b: Plain, relative = 0): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b, relative);
  if (isList(a) && isList(b)) return sameList(a, b, relative);
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && samePlain(a[key], b[key], relative));
  }
  return a === b;
}

function sameList(a: ArrayLike<Plain>, b: ArrayLike<Plain>, relative: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!samePlain(a[i], b[i], relative)) return false;
  return true;
}

function sameNumber(a: number, b: number, relative: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b));
}
