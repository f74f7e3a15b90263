import { html } from "./escape/html.ts";
import { cut } from "./fitting.ts";

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly points: number;
  readonly maxPoints: number;
}

const width = 400;
const rowHeight = 40;
/** As many characters as fit beside the points at 13 px. */
const longestLabel = 40;

/** Points as bars, one for each line, drawn as SVG: the whole bar is what there is to earn, the filled part is earned. */
export function htmlChart(name: string, title: string, bars: readonly Bar[]): string {
  const height = bars.length * rowHeight;
  const told = bars.map(({ label, points, maxPoints }) => `${label}: ${points} of ${maxPoints}`);
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name}-title ${name}-words">`,
    `<title id="${name}-title">${html(title)}</title>`,
    `<desc id="${name}-words">${html(told.join("; "))}</desc>`,
    ...bars.map((bar, i) => barLines(bar, i * rowHeight)),
    "</svg>",
  ].join("\n");
}

function barLines({ label, points, maxPoints }: Bar, y: number): string {
  const share = maxPoints === 0 ? 0 : points / maxPoints;
  const earned = Math.round(share * width * 10) / 10;
  const track = `x="0" y="${y + 21}" height="10" rx="5"`;
  return [
    `<text x="0" y="${y + 15}">${html(cut(label, longestLabel))}</text>`,
    `<text x="${width}" y="${y + 15}" text-anchor="end">${points}/${maxPoints}</text>`,
    `<rect class="rest" ${track} width="${width}"/>`,
    ...(earned > 0 ? [`<rect class="good" ${track} width="${earned}"/>`] : []),
  ].join("\n");
}
