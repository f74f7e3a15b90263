/** A copy of plain data without what differs from run to run: durations and moments. */
export function withoutTimings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimings);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !timings.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutTimings(field)]));
}

const timings: ReadonlySet<string> = new Set(["ms", "milliseconds", "startedAt"]);
