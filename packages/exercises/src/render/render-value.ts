import { isList, type Plain } from "../plain/plain.ts";

/**
 * A value as a learner would write it, on one line: `[1, 2]`, `{rows: 1, columns: 2, data: [3, 4]}`, `-0`, `"oops"`.
 *
 * Long lists keep their beginning and end, deep ones their outside.
 */
export function renderValue(value: Plain): string {
  return render(value, 0);
}

const maxElements = 8;
const maxText = 80;

function render(value: Plain, depth: number): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "string") return renderText(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 4) return isList(value) ? "[…]" : "{…}";
  if (isList(value)) return renderList(value, depth);
  const fields = Object.entries(value).map(
    ([key, child]) =>
      `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : renderText(key)}: ${render(child, depth + 1)}`,
  );
  return `{${shorten(fields, 12, "fields").join(", ")}}`;
}

function renderList(list: ArrayLike<Plain>, depth: number): string {
  const { length } = list;
  const shown = (i: number): string => render(list[i], depth + 1);
  if (length <= maxElements) return `[${Array.from({ length }, (_, i) => shown(i)).join(", ")}]`;
  const start = Array.from({ length: maxElements - 2 }, (_, i) => shown(i)).join(", ");
  return `[${start}, … ${length - maxElements + 1} more …, ${shown(length - 1)}]`;
}

function renderText(text: string): string {
  return JSON.stringify(text.length > maxText ? `${text.slice(0, maxText)}…` : text);
}

function shorten(items: readonly string[], limit: number, noun: string): readonly string[] {
  if (items.length <= limit) return items;
  return [...items.slice(0, limit), `… ${items.length - limit} more ${noun}`];
}
