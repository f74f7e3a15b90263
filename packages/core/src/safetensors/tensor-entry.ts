import type { DType } from "../tensor/dtype.ts";
import { type Shape, sizeOf } from "../tensor/shape.ts";
import { quote } from "./quote.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { dtypeNamed, storedDTypes } from "./stored-dtype.ts";

/** What a header says about one tensor. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
  /** The first of its bytes, counted from the end of the header. */
  readonly begin: number;
  /** One past the last of its bytes. */
  readonly end: number;
}

/** What NumPy and PyTorch allow. */
const MAX_RANK = 64;

/** How many numbers an int32 index can reach. */
const MAX_SIZE = 2 ** 31 - 1;

/**
 * One tensor's field of the header: `{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}`.
 *
 * @throws SafetensorsError if it is anything else, or if the bytes are not as many as the shape needs
 */
export function tensorEntry(name: string, value: unknown): TensorEntry {
  if (!isObject(value)) {
    throw invalid(name, `is ${quote(value)}`, "A tensor is described by a JSON object.");
  }
  const dtype = readDType(name, value["dtype"]);
  const shape = readShape(name, value["shape"]);
  const [begin, end] = readOffsets(name, value["data_offsets"]);
  const needed = sizeOf(shape) * storedDTypes[dtype].bytes;
  if (end - begin !== needed) {
    throw invalid(
      name,
      `has ${end - begin} bytes, but ${quote(shape)} in ${storedDTypes[dtype].name} needs ${needed}`,
      "A tensor has as many bytes as its shape has numbers, times the bytes of one number.",
    );
  }
  return { name, dtype, shape, begin, end };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readDType(name: string, value: unknown): DType {
  const dtype = typeof value === "string" ? dtypeNamed(value) : undefined;
  if (dtype) return dtype;
  const names = Object.values(storedDTypes).map((stored) => stored.name);
  throw invalid(
    name,
    has("dtype", value),
    `A tensor here is ${names.join(", ")}; nothing is converted silently.`,
    typeof value === "string" ? "save it as F32 where it was made." : undefined,
  );
}

function readShape(name: string, value: unknown): Shape {
  if (isListOf(value, isCount, MAX_RANK) && fits(value)) return value;
  throw invalid(
    name,
    has("shape", value),
    `A shape is a list of at most ${MAX_RANK} whole numbers whose product, zeros aside, is at most ${MAX_SIZE}.`,
  );
}

/** Zeros aside: 0 times a product that overflowed would not be 0. */
function fits(shape: Shape): boolean {
  return sizeOf(shape.filter((length) => length > 0)) <= MAX_SIZE;
}

function readOffsets(name: string, value: unknown): readonly number[] {
  if (isListOf(value, isCount, 2) && value.length === 2 && value[0] <= value[1]) return value;
  throw invalid(
    name,
    has("data_offsets", value),
    "Offsets are two whole numbers below 2⁵³, [begin, end], with begin ≤ end.",
  );
}

function has(field: string, value: unknown): string {
  return value === undefined ? `has no ${field}` : `has the ${field} ${quote(value)}`;
}

function isListOf(
  value: unknown,
  is: (item: unknown) => item is number,
  longest: number,
): value is readonly number[] {
  return Array.isArray(value) && value.length <= longest && value.every(is);
}

/** A whole number, 0 or more, that is exact: JavaScript cannot tell 2⁵³ from 2⁵³ + 1. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0) && Number(value) >= 0;
}

function invalid(name: string, given: string, rule: string, hint?: string): SafetensorsError {
  return new SafetensorsError("readSafetensors", `tensor ${quote(name)} ${given}.`, rule, hint);
}
