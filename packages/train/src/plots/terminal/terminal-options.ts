/** How a plot is drawn with letters. */
export interface TerminalOptions {
  /** Letters in a line; those of the terminal, or 80, unless given. */
  readonly columns?: number;
  /** Colors by escape codes; unless given, on a terminal whose user has not set NO_COLOR. */
  readonly color?: boolean;
}

/** The options, filled in from the terminal that is there, if one is. */
export function terminalOptions({ columns, color }: TerminalOptions): Required<TerminalOptions> {
  // there is no process in a browser
  const { stdout, env } = globalThis.process ?? {};
  return {
    columns: Math.max(20, Math.floor(columns ?? stdout?.columns ?? 80)),
    color: color ?? ((stdout?.isTTY ?? false) && !env?.NO_COLOR),
  };
}

/** The text in one of the sixteen colors that every terminal has. */
export function paint(text: string, code: number, color: boolean): string {
  return color ? `\u001b[${code}m${text}\u001b[0m` : text;
}
