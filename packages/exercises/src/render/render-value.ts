import { isList, type Plain } from "../plain/plain.ts";

/** How much of a value is shown. */
interface Detail {
  /** The most elements of a list. */
  readonly elements: number;
  /** Significant digits of a number in a list; all of them if undefined. */
  readonly digits: number | undefined;
}

/** From everything to little: the first that is short enough is taken. */
const details: readonly Detail[] = [
  { elements: 12, digits: undefined },
  { elements: 12, digits: 6 },
  { elements: 6, digits: 6 },
  { elements: 3, digits: 4 },
];

const wide = 100;
const maxText = 80;
const maxFields = 12;
const maxDepth = 5;

/**
 * A value as a learner would write it, on one line: `[1, 2]`, `{rows: 1, columns: 2, data: [3, 4]}`, `-0`, `"oops"`.
 *
 * What is too wide loses digits, then the middles of its lists; a single number keeps all its digits.
 */
export function renderValue(value: Plain): string {
  let text = "";
  for (const detail of details) {
    text = render(value, 0, detail);
    if (text.length <= wide) break;
  }
  return text;
}

function render(value: Plain, depth: number, detail: Detail): string {
  if (typeof value === "number")
    return renderNumber(value, depth === 0 ? undefined : detail.digits);
  if (typeof value === "string") return renderText(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (depth >= maxDepth) return isList(value) ? "[…]" : "{…}";
  if (isList(value)) return renderList(value, depth, detail);
  const fields = Object.entries(value).map(
    ([key, child]) => `${renderKey(key)}: ${render(child, depth + 1, detail)}`,
  );
  const left = fields.length - maxFields;
  const shown = left > 0 ? [...fields.slice(0, maxFields), `… ${left} more fields`] : fields;
  return `{${shown.join(", ")}}`;
}

function renderNumber(value: number, digits: number | undefined): string {
  if (Object.is(value, -0)) return "-0";
  return String(digits === undefined ? value : Number(value.toPrecision(digits)));
}

function renderList(list: ArrayLike<Plain>, depth: number, detail: Detail): string {
  const { length } = list;
  const shown = length <= detail.elements ? length : detail.elements - 1;
  const items = Array.from({ length: shown }, (_, i) => render(list[i], depth + 1, detail));
  if (shown < length)
    items.push(`… ${length - shown - 1} more …`, render(list[length - 1], depth + 1, detail));
  return `[${items.join(", ")}]`;
}

function renderText(text: string): string {
  return JSON.stringify(text.length > maxText ? `${text.slice(0, maxText)}…` : text);
}

function renderKey(key: string): string {
  return /^[\p{Letter}_$][\p{Letter}\p{Number}_$]*$/u.test(key) ? key : renderText(key);
}
