import { type Plain, recordFrom, type TypedArray } from "./plain.ts";

/** How much one value may hold. */
export interface PlainLimits {
  readonly depth: number;
  /** Everything that is not a number. */
  readonly nodes: number;
  readonly numbers: number;
  /** Characters of one text, or of one name. */
  readonly text: number;
}

/** Enough for every exercise. */
export const plainLimits: PlainLimits = {
  depth: 8,
  nodes: 20_000,
  numbers: 1_000_000,
  text: 4096,
};

const limits = plainLimits;

/** Thrown where a value is not plain data. The message is a sentence about the value. */
export class NotPlainError extends Error {
  override readonly name = "NotPlainError";
}

/**
 * Copies a value that a learner's code returned into plain data, trusting nothing about it.
 *
 * Every property is read once, a getter or Proxy that throws is told apart from data, and depth and size are bounded.
 *
 * @throws NotPlainError where the value holds anything but plain data, or too much of it
 */
export function toPlain(value: unknown): Plain {
  return copy(value, "", 0, { nodes: limits.nodes, numbers: limits.numbers });
}

interface Budget {
  nodes: number;
  numbers: number;
}

function copy(value: unknown, path: string, depth: number, budget: Budget): Plain {
  if (typeof value === "number") {
    spendNumbers(budget, 1);
    return value;
  }
  if (--budget.nodes < 0) throw new NotPlainError("It holds more than 20,000 values.");
  if (typeof value === "string") return copyText(value, path);
  if (value === undefined || value === null || typeof value === "boolean") return value;
  if (typeof value !== "object") throw refused(path, nouns[typeof value] ?? typeof value);
  return copyObject(value, path, depth, budget);
}

function copyObject(value: object, path: string, depth: number, budget: Budget): Plain {
  if (depth >= limits.depth) {
    throw new NotPlainError(`It is nested more than ${limits.depth} deep: does it contain itself?`);
  }
  // Even this question throws where a Proxy was revoked.
  const isArray = guarded(path, () => Array.isArray(value));
  if (isArray) return copyArray(value, path, depth, budget);
  return copyTyped(value, budget) ?? copyRecord(value, path, depth, budget);
}

function spendNumbers(budget: Budget, count: number): void {
  budget.numbers -= count;
  if (budget.numbers < 0) throw new NotPlainError("It holds more than 1,000,000 numbers.");
}

const nouns: Readonly<Record<string, string>> = {
  function: "a function",
  symbol: "a symbol",
  bigint: "a bigint (a number with an `n` behind it)",
};

function refused(path: string, noun: string): NotPlainError {
  const where = path === "" ? "It is" : `Its ${path} is`;
  return new NotPlainError(`${where} ${noun}, where plain data is expected.`);
}

function copyText(value: string, path: string): string {
  if (value.length > limits.text) throw refused(path, `a text of ${value.length} characters`);
  return value;
}

function copyArray(value: object, path: string, depth: number, budget: Budget): Plain {
  const length = read(value, "length", path);
  if (typeof length !== "number" || length > limits.numbers) {
    throw refused(path, `a list of ${String(length)} elements`);
  }
  const result: Plain[] = [];
  for (let i = 0; i < length; i++) {
    result.push(copy(read(value, i, path), `${path}[${i}]`, depth + 1, budget));
  }
  return result;
}

function copyRecord(value: object, path: string, depth: number, budget: Budget): Plain {
  const noun = classOf(value, path);
  if (noun !== undefined) throw refused(path, noun);
  const entries: [string, Plain][] = [];
  for (const key of keysOf(value, path)) {
    const at = path === "" ? key : `${path}.${key}`;
    entries.push([key, copy(read(value, key, at), at, depth + 1, budget)]);
  }
  return recordFrom(entries);
}

/** What a value is an instance of, or undefined for a plain record. */
function classOf(value: object, path: string): string | undefined {
  return guarded(path, () => {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null || Object.getPrototypeOf(prototype) === null) return undefined;
    const name: unknown = (value as { constructor?: { name?: unknown } }).constructor?.name;
    if (name === "Promise") return "a Promise (is an `await` missing?)";
    return typeof name === "string" && name !== ""
      ? `an instance of ${name}`
      : "an instance of a class";
  });
}

function keysOf(value: object, path: string): string[] {
  return guarded(path, () => {
    const keys = Object.keys(value);
    const long = keys.find((key) => key.length > limits.text);
    if (long !== undefined)
      throw refused(path, `a record with a name of ${long.length} characters`);
    if (keys.length > limits.nodes) throw refused(path, `a record of ${keys.length} fields`);
    return keys;
  });
}

function read(value: object, key: string | number, path: string): unknown {
  return guarded(path, () => Reflect.get(value, key));
}

function guarded<Result>(path: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    if (error instanceof NotPlainError) throw error;
    throw refused(path, "something that throws when it is read");
  }
}

const typedArrays: Readonly<Record<string, new (from: ArrayLike<number>) => TypedArray>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

/** The real kind of a typed array, whatever its class pretends. */
const kindOfTyped = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
);

function copyTyped(value: object, budget: Budget): TypedArray | undefined {
  const kind: unknown = kindOfTyped?.get?.call(value);
  const Kind = typeof kind === "string" ? typedArrays[kind] : undefined;
  if (!Kind) return undefined;
  const numbers = value as TypedArray;
  spendNumbers(budget, numbers.length);
  return new Kind(numbers);
}
