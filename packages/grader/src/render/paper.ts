import pc from "picocolors";

/** Where text is written: how wide it is and whether it takes colors. */
export interface Paper {
  /** In characters. */
  readonly width: number;
  readonly ink: Ink;
}

/** Makes a text look like something. */
export type Style = (text: string) => string;

/** Colors by what they mean. */
export interface Ink {
  readonly good: Style;
  readonly bad: Style;
  readonly attention: Style;
  readonly strong: Style;
  readonly quiet: Style;
  readonly link: Style;
}

/** What decides about colors and width. */
export interface PaperSettings {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The paper that a stream is: as wide as the terminal, between 36 and 96 characters, and 80 where there is none.
 *
 * `NO_COLOR` takes colors away and `FORCE_COLOR` gives them; otherwise a terminal has them and a file has not.
 */
export function paper({ isTTY = false, columns, env = {} }: PaperSettings): Paper {
  const width = Math.max(36, Math.min(96, isTTY ? (columns ?? 80) : 80));
  return { width, ink: ink(hasColors(isTTY, env)) };
}

function hasColors(isTTY: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTTY && TERM !== "dumb";
}

function ink(colored: boolean): Ink {
  const colors = pc.createColors(colored);
  return {
    good: colors.green,
    bad: colors.red,
    attention: colors.yellow,
    strong: colors.bold,
    quiet: colors.dim,
    link: colors.cyan,
  };
}
