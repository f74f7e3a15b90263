import { html } from "../../formats/escape/html.ts";

/** How many there are of something. */
export interface Column {
  /** Below the column. */
  readonly label: string;
  readonly count: number;
}

const width = 400;
const plotHeight = 110;
const top = 18;

/** Counts as columns, drawn as SVG: every column says its number, and the whole is told in words as well. */
export function histogram(name: string, title: string, columns: readonly Column[]): string {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const step = width / Math.max(1, columns.length);
  const told = columns.map(({ label, count }) => `${label}: ${count}`).join("; ");
  const everyLabel = Math.ceil(columns.length / 12);
  const drawn = columns.map(({ label, count }, i) => {
    const height = Math.round((plotHeight * count * 10) / most) / 10;
    const x = Math.round((i + 0.5) * step * 10) / 10;
    const bar = Math.round(Math.min(36, step * 0.8) * 10) / 10;
    const y = top + plotHeight - height;
    return [
      ...(count > 0
        ? [
            `<rect class="good" x="${Math.round((x - bar / 2) * 10) / 10}" y="${y}" width="${bar}" height="${height}" rx="2"/>`,
            `<text x="${x}" y="${y - 4}" text-anchor="middle">${count}</text>`,
          ]
        : []),
      ...(i % everyLabel === 0
        ? [`<text x="${x}" y="${top + plotHeight + 17}" text-anchor="middle">${html(label)}</text>`]
        : []),
    ].join("\n");
  });
  return [
    `<svg viewBox="0 0 ${width} ${top + plotHeight + 24}" role="img" aria-labelledby="${name}-title ${name}-words">`,
    `<title id="${name}-title">${html(title)}</title>`,
    `<desc id="${name}-words">${html(told)}</desc>`,
    ...drawn,
    `<rect class="rest" x="0" y="${top + plotHeight}" width="${width}" height="1"/>`,
    "</svg>",
  ].join("\n");
}

/** How often each whole number from 0 to `most` occurs, or ranges of them where there are more than 21. */
export function wholeColumns(numbers: readonly number[], most: number): readonly Column[] {
  const step = Math.ceil((most + 1) / 21);
  const count = Math.floor(most / step) + 1;
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * step, Math.min(most, (i + 1) * step - 1)];
    return {
      label: from === to ? String(from) : `${from}–${to}`,
      count: numbers.filter((n) => n >= from && n <= to).length,
    };
  });
}

const bounds = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000] as const;

/** How often durations lie between round bounds, of which the upper one is told, in seconds. */
export function timeColumns(milliseconds: readonly number[]): readonly Column[] {
  const columns = [...bounds, Infinity].map((to, i) => {
    const from = i === 0 ? -1 : bounds[i - 1];
    const label = to === Infinity ? "more" : String(to / 1000);
    return { label, count: milliseconds.filter((ms) => ms > from && ms <= to).length };
  });
  const last = columns.findLastIndex(({ count }) => count > 0);
  return columns.slice(0, last + 1);
}
