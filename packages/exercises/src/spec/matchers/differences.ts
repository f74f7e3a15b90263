import { isList, isRecord, type Plain, type PlainRecord } from "../../plain/plain.ts";
import type { Difference } from "../check-failure.ts";

/** How far two numbers may be apart: |a − b| ≤ absolute + relative · max(|a|, |b|). */
export interface Bounds {
  readonly relative: number;
  readonly absolute: number;
}

/** Everything in which two plain values differ. */
export interface Differences {
  /** A place where something of another kind stands: a text for a number, nothing for a list. */
  readonly types: Difference[];
  /** A place where a list or record has another form. */
  readonly shapes: Difference[];
  /** Numbers and other single values that differ. */
  readonly values: Difference[];
  /** How many single values were compared. */
  compared: number;
}

/** Compares plain values place by place. NaN equals NaN only where it is expected. */
export function differences(actual: Plain, expected: Plain, bounds: Bounds): Differences {
  const found: Differences = { types: [], shapes: [], values: [], compared: 0 };
  walk(actual, expected, "", bounds, found);
  return found;
}

function walk(
  actual: Plain,
  expected: Plain,
  at: string,
  bounds: Bounds,
  found: Differences,
): void {
  const difference = { at, received: actual, expected };
  if (isList(expected)) {
    if (!isList(actual)) found.types.push(difference);
    else if (actual.length !== expected.length) found.shapes.push(difference);
    else {
      for (let i = 0; i < expected.length; i++) {
        walk(actual[i], expected[i], `${at}[${i}]`, bounds, found);
      }
    }
  } else if (isRecord(expected)) {
    if (!isRecord(actual)) found.types.push(difference);
    else walkRecord(actual, expected, at, bounds, found);
  } else if (typeof actual !== typeof expected || (actual === null) !== (expected === null)) {
    found.types.push(difference);
  } else {
    found.compared++;
    if (!agree(actual, expected, bounds)) found.values.push(difference);
  }
}

function walkRecord(
  actual: PlainRecord,
  expected: PlainRecord,
  at: string,
  bounds: Bounds,
  found: Differences,
): void {
  for (const key of Object.keys(expected)) {
    const path = at === "" ? key : `${at}.${key}`;
    if (!Object.hasOwn(actual, key)) {
      if (expected[key] === undefined) continue;
      found.shapes.push({ at: path, received: undefined, expected: expected[key] });
    } else walk(actual[key], expected[key], path, bounds, found);
  }
}

function agree(actual: Plain, expected: Plain, { relative, absolute }: Bounds): boolean {
  if (typeof actual !== "number" || typeof expected !== "number") return actual === expected;
  if (actual === expected) return true;
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return false;
  // NaN never passes: no comparison with it is true.
  const magnitude = Math.max(Math.abs(actual), Math.abs(expected));
  return Math.abs(actual - expected) <= absolute + relative * magnitude;
}
