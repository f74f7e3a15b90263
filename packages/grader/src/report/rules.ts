/** Says what is wrong with a value, each in one sentence; nothing where it is as it should be. */
export type Rule = (value: unknown, at: string) => readonly string[];

/** A text, of at most `most` characters. */
export function text({ most = Infinity, pattern }: { most?: number; pattern?: RegExp } = {}): Rule {
  return (value, at) => {
    if (typeof value !== "string") return [`${at} is ${kindOf(value)}, where a text is expected.`];
    if (value.length > most)
      return [`${at} has ${value.length} characters; at most ${most} are allowed.`];
    if (pattern && !pattern.test(value))
      return [`${at} is ${brief(value)}, which does not look like ${pattern.source}.`];
    return [];
  };
}

/** A number, whole unless `fraction` is allowed. */
export function number({
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
  fraction = false,
}: { least?: number; most?: number; fraction?: boolean } = {}): Rule {
  return (value, at) => {
    if (typeof value !== "number" || !Number.isFinite(value))
      return [`${at} is ${kindOf(value)}, where a number is expected.`];
    if (!fraction && !Number.isSafeInteger(value))
      return [`${at} is ${value}, not a whole number.`];
    if (value < least || value > most)
      return [`${at} is ${value}; it has to be from ${least} to ${most}.`];
    return [];
  };
}

/** `true` or `false`. */
export const truth: Rule = (value, at) =>
  typeof value === "boolean" ? [] : [`${at} is ${kindOf(value)}, where true or false is expected.`];

/** One of some values. */
export function oneOf(...values: readonly (string | number | boolean | null)[]): Rule {
  const known = values.map((value) => JSON.stringify(value)).join(", ");
  return (value, at) =>
    values.some((one) => one === value) ? [] : [`${at} is ${brief(value)}; it has to be ${known}.`];
}

/** A list of values that all follow one rule. */
export function list(
  rule: Rule,
  { least = 0, most = Infinity }: { least?: number; most?: number } = {},
): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at} is ${kindOf(value)}, where a list is expected.`];
    if (value.length < least)
      return [`${at} has ${value.length} entries; at least ${least} are needed.`];
    if (value.length > most)
      return [`${at} has ${value.length} entries; at most ${most} are allowed.`];
    return value.flatMap((one, i) => rule(one, `${at}[${i}]`));
  };
}

export type Fields = Readonly<Record<string, Rule>>;

/** A record with these fields, and no others unless it is `open`. */
export function record(
  required: Fields,
  optional: Fields = {},
  { open = false }: { open?: boolean } = {},
): Rule {
  return (value, at) => {
    if (!isRecord(value)) return [`${at} is ${kindOf(value)}, where a record is expected.`];
    const missing = Object.keys(required).filter((key) => !Object.hasOwn(value, key));
    const rules: Fields = { ...optional, ...required };
    const unknown = open ? [] : Object.keys(value).filter((key) => !Object.hasOwn(rules, key));
    return [
      ...missing.map((key) => `${at}.${key} is missing.`),
      ...unknown.map((key) => `${at}.${key} is not a field that this format has.`),
      ...Object.entries(value).flatMap(([key, field]) =>
        Object.hasOwn(rules, key) ? rules[key](field, `${at}.${key}`) : [],
      ),
    ];
  };
}

/** Any of some rules; the first one's complaints are told. */
export function either(first: Rule, ...others: readonly Rule[]): Rule {
  return (value, at) =>
    others.some((rule) => rule(value, at).length === 0) ? [] : first(value, at);
}

/** Anything. */
export const anything: Rule = () => [];

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong with a text that should be JSON of this form. */
export function jsonProblems(source: string, rule: Rule, at = "the file"): readonly string[] {
  try {
    return rule(JSON.parse(source), at);
  } catch (error) {
    return [`${at} is not JSON: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a record" : brief(value);
}

function brief(value: unknown): string {
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
