/** One line of a stack. */
export interface Frame {
  /** A path or an address, as it stands in the stack. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was running there; empty at the top of a file. */
  readonly name: string;
}

/** The frames of an error's stack, innermost first. */
export function framesOf(stack: string): Frame[] {
  return stack.split("\n").flatMap((text) => {
    const match = /^\s*at (?:(?:async )?(.*?) \()?(.*?):(\d+):(\d+)\)?$/.exec(text);
    if (!match) return [];
    const [, name = "", file, line, column] = match;
    return [
      { file: file.replace(/^async /, ""), line: Number(line), column: Number(column), name },
    ];
  });
}
