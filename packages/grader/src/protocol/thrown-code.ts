import type { Thrown } from "@gradus/exercises/subject";

/** The most characters of each text of an error. */
const texts = { name: 100, message: 1000, description: 1200, stack: 10_000 } as const;
const flags = ["isError", "notWritten", "missingExport"] as const;

/** Whether something has exactly the form of an error that was thrown elsewhere. */
export function isThrown(value: unknown): value is Thrown {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const isText = ([name, most]: [string, number]): boolean => {
    const text = fields[name];
    return typeof text === "string" && text.length <= most;
  };
  return (
    Object.keys(fields).length === flags.length + Object.keys(texts).length &&
    Object.entries(texts).every(isText) &&
    flags.every((name) => typeof fields[name] === "boolean")
  );
}
