import { style } from "./style.ts";

/** The part of the plane that a picture shows, and its size on the page. The y axis points up. */
export interface View {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  readonly width: number;
  readonly height: number;
}

/** From the plane to the page, as text that fits into an SVG attribute. */
export interface Place {
  readonly view: View;
  readonly x: (x: number) => string;
  readonly y: (y: number) => string;
}

/** Something that can be drawn: a curve, a point, a label. */
export type Mark = (place: Place) => string;

/** What a picture says to a reader who cannot see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/**
 * An SVG picture that can be read on light and on dark backgrounds.
 *
 * The same marks always give the same text, so a test can compare it with the file in the lesson.
 */
export function picture(caption: Caption, view: View, ...marks: readonly Mark[]): string {
  const { width, height } = view;
  const place = placeIn(view);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(caption.title)}</title>`,
    `<desc>${escaped(caption.description)}</desc>`,
    `<style>${style}</style>`,
    ...marks.map((mark) => mark(place)),
    "</svg>",
    "",
  ].join("\n");
}

/** Moves marks by `dx` to the right and `dy` up, for pictures made of equal parts. */
export function shifted(dx: number, dy: number, ...marks: readonly Mark[]): Mark {
  return ({ view, x, y }) => {
    const place = { view, x: (at: number) => x(at + dx), y: (at: number) => y(at + dy) };
    return marks.map((mark) => mark(place)).join("\n");
  };
}

/** Text as it may stand between two tags. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function placeIn(view: View): Place {
  const [left, right] = view.x;
  const [bottom, top] = view.y;
  return {
    view,
    x: (x) => rounded(((x - left) / (right - left)) * view.width),
    y: (y) => rounded(((top - y) / (top - bottom)) * view.height),
  };
}

/** A hundredth of a pixel is enough, and hides how platforms differ in the last digit. */
function rounded(pixels: number): string {
  return String(Number(pixels.toFixed(2)) + 0);
}
