/** A list of numbers with a fixed width each. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** A record of plain data. */
export interface PlainRecord {
  readonly [key: string]: Plain;
}

/** Plain data: the only thing that crosses between a spec and a learner's code. */
export type Plain =
  | undefined
  | null
  | boolean
  | number
  | string
  | TypedArray
  | readonly Plain[]
  | PlainRecord;

/** A list, typed or not. */
export type PlainList = readonly Plain[] | TypedArray;

/** Whether `value` is a list: an array or a typed array. */
export function isList(value: unknown): value is PlainList {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** Whether `value` is a record: an object that is not a list. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && !isList(value);
}

/**
 * A record with these fields and without a prototype: `__proto__` and `toString` are keys like any other, and nothing
 * else is there.
 */
export function recordFrom(entries: Iterable<readonly [string, Plain]>): PlainRecord {
  const record = Object.create(null) as Record<string, Plain>;
  for (const [key, value] of entries) record[key] = value;
  return record;
}

/** A copy whose records are ordinary objects, as a learner's code expects them. */
export function ordinaryCopy(value: Plain): unknown {
  if (Array.isArray(value)) return value.map((one: Plain) => ordinaryCopy(one));
  if (isList(value)) return (value as TypedArray).slice();
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, ordinaryCopy(one)] as const);
  // Defines every key as data: `__proto__` is a key like any other here.
  return Object.fromEntries(entries);
}
