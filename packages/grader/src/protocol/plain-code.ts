import {
  isRecord,
  type Plain,
  type PlainLimits,
  plainLimits,
  recordFrom,
  type TypedArray,
} from "@gradus/exercises/subject";
import { ProtocolError } from "./protocol-error.ts";

/**
 * Plain data as JSON and a row of numbers.
 *
 * What JSON says, it says itself: `null`, `true`, `"text"`, `1.5`, `[…]`. For everything else stands a record with one
 * field, which says what it is: `{"is": "NaN"}`, `{"record": ["key", value, …]}`, and, taken from the row of numbers,
 * `{"numbers": 3}` for a list and `{"Float32Array": 3}` for a typed one.
 */
export type Code =
  | null
  | boolean
  | number
  | string
  | readonly Code[]
  | { readonly [tag: string]: Code };

/** How many numbers of lists stand in the head: a few are read faster there, many are shorter in the row. */
const inHead = 64;

/** Says plain data as code. Several values share one row of numbers. */
export class PlainWriter {
  /** The numbers that are not in the code itself. */
  readonly row: number[] = [];
  private room = inHead;

  write(value: Plain): Code {
    if (typeof value === "number") return isOrdinary(value) ? value : { is: nameOf(value) };
    if (value === undefined) return { is: "undefined" };
    if (typeof value !== "object" || value === null) return value;
    if (isRecord(value)) {
      return { record: Object.entries(value).flatMap(([key, one]) => [key, this.write(one)]) };
    }
    return Array.isArray(value) ? this.list(value) : this.typed(value as TypedArray);
  }

  private list(list: readonly Plain[]): Code {
    if (list.length > this.room && list.every((one) => typeof one === "number")) {
      for (const one of list) this.row.push(one);
      return { numbers: list.length };
    }
    this.room -= list.length;
    return list.map((one) => this.write(one));
  }

  private typed(list: TypedArray): Code {
    for (const one of list) this.row.push(one);
    const { name } = kinds.find((Kind) => list instanceof Kind) ?? Float64Array;
    return { [name]: list.length };
  }
}

/**
 * Reads what a `PlainWriter` wrote, trusting nothing.
 *
 * @example
 * ```ts
 * const reader = new PlainReader(frame.numbers);
 * const value = reader.read(frame.head);
 * reader.end();
 * ```
 */
export class PlainReader {
  private readonly row: Float64Array;
  private readonly limits: PlainLimits;
  private at = 0;
  private nodes = 0;
  private numbers = 0;

  constructor(row: Float64Array, limits: PlainLimits = plainLimits) {
    this.row = row;
    this.limits = limits;
  }

  /** @throws ProtocolError where it is not the code of plain data, or of too much of it */
  read(code: unknown): Plain {
    this.nodes = this.limits.nodes;
    this.numbers = this.limits.numbers;
    return this.value(code, 0);
  }

  private value(code: unknown, depth: number): Plain {
    const value = typeof code === "object" && code !== null ? special(code) : code;
    if (typeof value === "number") {
      this.spendNumbers(1);
      return value;
    }
    if (--this.nodes < 0) throw new ProtocolError("More values than are allowed.");
    if (typeof value === "string") return this.text(value);
    if (typeof value === "object" && value !== null) return this.object(value, depth);
    return value as undefined | null | boolean;
  }

  /** @throws ProtocolError where numbers are left that nothing has asked for */
  end(): void {
    if (this.at !== this.row.length) throw new ProtocolError("Numbers that belong to nothing.");
  }

  private object(code: object, depth: number): Plain {
    if (depth >= this.limits.depth) throw new ProtocolError("Nested deeper than is allowed.");
    if (Array.isArray(code)) return code.map((one: unknown) => this.value(one, depth + 1));
    const [tag, content] = onlyField(code);
    if (tag === "record") return this.record(content, depth);
    if (tag === "numbers") return Array.from(this.take(content));
    const Kind = kinds.find(({ name }) => name === tag);
    if (!Kind) throw new ProtocolError("An unknown kind of value.");
    return Kind.from(this.take(content));
  }

  private record(content: unknown, depth: number): Plain {
    if (!Array.isArray(content) || content.length % 2 !== 0) {
      throw new ProtocolError("A record without pairs.");
    }
    const fields = new Map<string, Plain>();
    for (let i = 0; i < content.length; i += 2) {
      const key: unknown = content[i];
      if (typeof key !== "string" || fields.has(key)) throw new ProtocolError("A wrong name.");
      fields.set(this.text(key), this.value(content[i + 1], depth + 1));
    }
    return recordFrom(fields);
  }

  private take(count: unknown): Float64Array {
    const left = this.row.length - this.at;
    if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0 || count > left) {
      throw new ProtocolError("More numbers than there are.");
    }
    this.spendNumbers(count);
    this.at += count;
    return this.row.subarray(this.at - count, this.at);
  }

  private text(text: string): string {
    if (text.length > this.limits.text) throw new ProtocolError("A text that is too long.");
    return text;
  }

  private spendNumbers(count: number): void {
    this.numbers -= count;
    if (this.numbers < 0) throw new ProtocolError("More numbers than are allowed.");
  }
}

/** What `{"is": …}` stands for; any other object is itself. */
function special(code: object): unknown {
  if (Array.isArray(code) || !Object.hasOwn(code, "is")) return code;
  const [, name] = onlyField(code);
  if (typeof name !== "string" || !specials.has(name)) throw new ProtocolError("An unknown value.");
  return specials.get(name);
}

function onlyField(code: object): [name: string, content: unknown] {
  const fields = Object.entries(code);
  if (fields.length !== 1) throw new ProtocolError("A record with more than one field, or none.");
  return fields[0] as [string, unknown];
}

const specials: ReadonlyMap<string, undefined | number> = new Map([
  ["undefined", undefined],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

function isOrdinary(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function nameOf(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

const kinds = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;
