/** One color in its two forms: for light and for dark paper. */
export interface Ink {
  readonly light: string;
  readonly dark: string;
}

/**
 * Colors that the color-blind can tell apart, each at least 3 : 1 against its paper. The first ones
 * are those of Okabe and Ito, darkened where white paper asks for it.
 *
 * @see Okabe & Ito, "Color Universal Design" (2008)
 */
export const inks: readonly Ink[] = [
  { light: "#0072b2", dark: "#58aee8" },
  { light: "#d55e00", dark: "#ff9a4d" },
  { light: "#00865f", dark: "#35c79d" },
  { light: "#b2518c", dark: "#e39cc6" },
  { light: "#8a6d00", dark: "#e6c84c" },
  { light: "#5e4fa2", dark: "#afa4ea" },
  { light: "#5a6068", dark: "#b0b6bd" },
  { light: "#7a3b1d", dark: "#d29a76" },
];

/** The color of the series or class at this place, as it stands in the SVG; after eight they repeat. */
export function inkOf(index: number): string {
  return inks[index % inks.length].light;
}

/** The signs of classes: a second way, beside color, to tell points apart. */
export const symbols = [
  "circle",
  "triangle",
  "square",
  "diamond2",
  "star",
  "cross",
  "wye",
  "hexagon",
] as const;

export function symbolOf(index: number): (typeof symbols)[number] {
  return symbols[index % symbols.length];
}
