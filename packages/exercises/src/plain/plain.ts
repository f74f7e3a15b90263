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
