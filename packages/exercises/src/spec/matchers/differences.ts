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
  /** A place where a list, matrix or record has another form. */
  readonly shapes: Difference[];
  /** Numbers and other single values that differ. */
  readonly values: Difference[];
  /** How many single values were compared in each list, by the place of the outermost list. */
  readonly compared: Map<string, number>;
}

/** Compares plain values place by place. NaN equals NaN only where it is expected. */
export function differences(actual: Plain, expected: Plain, bounds: Bounds): Differences {
  const found: Differences = { types: [], shapes: [], values: [], compared: new Map() };
  new Comparison(bounds, found).visit(actual, expected, "");
  return found;
}

/** `data[3]` and `data[4]` belong to `data`; `[0][1]` belongs to the result itself. */
export function listOf(at: string): string {
  const [list] = at.split("[", 1);
  return list;
}

class Comparison {
  private readonly bounds: Bounds;
  private readonly found: Differences;

  constructor(bounds: Bounds, found: Differences) {
    this.bounds = bounds;
    this.found = found;
  }

  visit(received: Plain, expected: Plain, at: string): void {
    const difference = { at, received, expected };
    if (isList(expected)) {
      if (!isList(received)) this.found.types.push(difference);
      else if (received.length !== expected.length) this.found.shapes.push(difference);
      else
        for (let i = 0; i < expected.length; i++)
          this.visit(received[i], expected[i], `${at}[${i}]`);
    } else if (isRecord(expected)) {
      if (!isRecord(received)) this.found.types.push(difference);
      else if (haveOtherSides(received, expected)) this.found.shapes.push(difference);
      else this.visitFields(received, expected, at);
    } else if (typeof received !== typeof expected || (received === null) !== (expected === null)) {
      this.found.types.push(difference);
    } else this.visitSingle(difference);
  }

  private visitFields(received: PlainRecord, expected: PlainRecord, at: string): void {
    for (const key of Object.keys(expected)) {
      const path = at === "" ? key : `${at}.${key}`;
      if (Object.hasOwn(received, key)) this.visit(received[key], expected[key], path);
      else if (expected[key] !== undefined) {
        this.found.shapes.push({ at: path, received: undefined, expected: expected[key] });
      }
    }
  }

  private visitSingle(difference: Difference): void {
    const { compared, values } = this.found;
    const list = listOf(difference.at);
    compared.set(list, (compared.get(list) ?? 0) + 1);
    if (!this.agree(difference.received, difference.expected)) values.push(difference);
  }

  private agree(a: Plain, b: Plain): boolean {
    if (typeof a !== "number" || typeof b !== "number") return a === b;
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
    const { relative, absolute } = this.bounds;
    return Math.abs(a - b) <= absolute + relative * Math.max(Math.abs(a), Math.abs(b));
  }
}

/** Whether both are matrices, and of different shapes. */
function haveOtherSides(a: PlainRecord, b: PlainRecord): boolean {
  if (!isMatrix(a) || !isMatrix(b)) return false;
  return a.rows !== b.rows || a.columns !== b.columns;
}

interface Sides {
  readonly rows: number;
  readonly columns: number;
}

/** Whether a record is a `Mat`. */
export function isMatrix(value: Plain): value is PlainRecord & Sides {
  if (!isRecord(value) || !isList(value["data"])) return false;
  return typeof value["rows"] === "number" && typeof value["columns"] === "number";
}
