import { explain } from "@gradus/core";

/** A tensor as a golden file writes it; non-finite numbers are strings. */
export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly dtype: "float64" | "int32" | "bool";
  readonly data: readonly (number | string | boolean)[];
}

/** One question with its answer. */
export interface GoldenCase {
  readonly name: string;
  /** Which function and options are meant. */
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, GoldenTensor>>;
  readonly outputs: Readonly<Record<string, GoldenTensor>>;
  /** Gradients of Σ outputs.y · inputs.cotangent, by the input's name. */
  readonly grads: Readonly<Record<string, GoldenTensor>>;
}

/** All cases of one concept. */
export interface GoldenFile {
  readonly concept: string;
  readonly cases: readonly GoldenCase[];
}

/**
 * Reads a golden file.
 *
 * @throws Error that names the place if it is not of the format
 */
export function parseGoldenFile(text: string, name: string): GoldenFile {
  const fail = (given: string, rule: string): Error => new Error(explain(name, given, rule));
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw fail(`not JSON: ${String(error)}`, "A golden file is one JSON object.");
  }
  const rule =
    "A golden file is { concept, oracle, cases: [{ name, attrs, inputs, outputs, grads }] }.";
  if (!isRecord(file) || typeof file["concept"] !== "string" || !Array.isArray(file["cases"]))
    throw fail("concept or cases are missing.", rule);
  const cases = file["cases"].map((entry: unknown, i) => {
    if (isCase(entry)) return { ...entry, grads: entry.grads ?? {} };
    throw fail(`case ${i} is incomplete.`, rule);
  });
  return { concept: file["concept"], cases };
}

function isCase(value: unknown): value is GoldenCase {
  if (!isRecord(value) || typeof value["name"] !== "string" || !isRecord(value["attrs"]))
    return false;
  const { inputs, outputs, grads = {} } = value;
  return [inputs, outputs, grads].every(
    (tensors) => isRecord(tensors) && Object.values(tensors).every(isTensor),
  );
}

function isTensor(value: unknown): value is GoldenTensor {
  return (
    isRecord(value) &&
    Array.isArray(value["shape"]) &&
    Array.isArray(value["data"]) &&
    ["float64", "int32", "bool"].includes(String(value["dtype"]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
