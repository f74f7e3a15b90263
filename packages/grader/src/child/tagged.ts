/**
 * Plain data as JSON and back, with what JSON cannot say: `undefined`, `NaN`, `±Infinity`, `−0` and typed arrays.
 *
 * Such a value travels as `{ "$": "NaN" }`, a typed array as `{ "$": "Float64Array", "values": […] }`, and a record that
 * has a `$` of its own as `{ "$": [its entries] }`.
 */
export function tag(value: unknown): unknown {
  if (typeof value === "number") return isOrdinary(value) ? value : { $: nameOf(value) };
  if (value === undefined) return { $: "undefined" };
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(tag);
  const Kind = typedArrays.find((Typed) => value instanceof Typed);
  if (Kind) return { $: Kind.name, values: Array.from(value as Float64Array, tag) };
  const entries = Object.entries(value).map(([key, child]) => [key, tag(child)]);
  return Object.hasOwn(value, "$") ? { $: entries } : Object.fromEntries(entries);
}

/** The value that `tag` was given. */
export function untag(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(untag);
  if (!Object.hasOwn(value, "$")) return fromEntries(Object.entries(value));
  const { $: tagged, values } = value as { $: unknown; values?: unknown };
  if (Array.isArray(tagged)) return fromEntries(tagged as [string, unknown][]);
  const Kind = typedArrays.find(({ name }) => name === tagged);
  if (Kind && Array.isArray(values)) return Kind.from(values.map(untag) as number[]);
  return special[String(tagged)];
}

/** Defines every key as data: `__proto__` is a key like any other. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries.map(([key, child]) => [key, untag(child)]));
}

function isOrdinary(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function nameOf(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

const typedArrays = [
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

const special: Readonly<Record<string, unknown>> = {
  undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  "-0": -0,
};
