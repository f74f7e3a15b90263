import { pngUri } from "./png.ts";
import { element, escape } from "./svg-text.ts";
import { fitted } from "./text-width.ts";

/** Pixels of one picture, ready to be drawn. */
export interface Picture {
  /** Red, green, blue and alpha, row by row. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly caption?: string | undefined;
}

const [edge, gap, captionHeight] = [16, 6, 17];

interface Grid {
  readonly columns: number;
  readonly side: { readonly width: number; readonly height: number };
  readonly captioned: number;
}

function layOut(pictures: readonly Picture[], columns: number, width: number): Grid {
  const [{ width: w, height: h }] = pictures;
  const room = (width - 2 * edge + gap) / columns - gap;
  const side = { width: room, height: (room * h) / w };
  const captioned = pictures.some(({ caption }) => caption !== undefined) ? captionHeight : 0;
  return { columns, side, captioned };
}

/** How high a grid of pictures is. */
export function picturesHeight(
  pictures: readonly Picture[],
  columns: number,
  width: number,
): number {
  const { side, captioned } = layOut(pictures, columns, width);
  return Math.ceil(pictures.length / columns) * (side.height + captioned + gap) + edge;
}

/** Pictures of one size in rows of so many, each with its caption below. */
export function drawPictures(pictures: readonly Picture[], columns: number, width: number): string {
  const { side, captioned } = layOut(pictures, columns, width);
  return pictures
    .map(({ pixels, width: w, height: h, caption = "" }, i) => {
      const x = edge + (i % columns) * (side.width + gap);
      const y = 6 + Math.floor(i / columns) * (side.height + captioned + gap);
      const place = { x, y, ...side };
      const image = {
        ...place,
        href: pngUri(pixels, w, h),
        preserveAspectRatio: "none",
        // the older word first: not every program knows the newer one
        "image-rendering": "optimizeSpeed",
        style: "image-rendering:pixelated",
      };
      const rim = { ...place, fill: "none", stroke: "currentColor", "stroke-opacity": 0.2 };
      const text = { x: x + side.width / 2, y: y + side.height + 13, "font-size": 11 };
      return [
        element("image", image),
        element("rect", rim),
        caption === "" ? "" : element("text", text, escape(fitted(caption, 11, side.width))),
      ].join("");
    })
    .join("");
}

/** Gray or colored pixels of channels first, from black at `low` to white at `high`; NaN is clear. */
export function grayOrColor(
  data: ArrayLike<number>,
  start: number,
  [channels, height, width]: readonly number[],
  [low, high]: readonly [number, number],
): Uint8Array {
  const area = height * width;
  const pixels = new Uint8Array(area * 4);
  for (let at = 0; at < area; at++) {
    let alpha = 255;
    for (let color = 0; color < 3; color++) {
      const value = data[start + (channels === 1 ? 0 : color) * area + at];
      const share = high > low ? (value - low) / (high - low) : 0.5;
      if (Number.isNaN(value)) alpha = 0;
      pixels[at * 4 + color] = Math.round(255 * Math.min(1, Math.max(0, share || 0)));
    }
    pixels[at * 4 + 3] = alpha;
  }
  return pixels;
}

/** Pixels whose color is a sign, blue below zero and orange above, and whose strength a size. */
export function signed(
  data: ArrayLike<number>,
  start: number,
  area: number,
  most: number,
): Uint8Array {
  const pixels = new Uint8Array(area * 4);
  for (let at = 0; at < area; at++) {
    const value = data[start + at];
    const share = most > 0 ? Math.min(1, Math.abs(value) / most) || 0 : 0;
    pixels.set([...(value < 0 ? below : above), Math.round(255 * share)], at * 4);
  }
  return pixels;
}

/* The first two inks, halfway between light and dark: pixels cannot follow the reader's color scheme. */
const [below, above] = [
  [37, 144, 205],
  [234, 122, 38],
];
