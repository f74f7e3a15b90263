/** A place in the learner's file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a top-level function, class or constant is declared, or undefined if it is not. */
export function declaration(source: string, name: string): Position | undefined {
  const word = name.replaceAll("$", String.raw`\$`);
  const pattern = new RegExp(
    String.raw`^(?:export\s+)?(?:default\s+)?(?:abstract\s+|async\s+)?(?:function\s*\*?|class|const|let|var)\s+${word}(?![\w$])`,
  );
  const line = source.split("\n").findIndex((text) => pattern.test(text));
  return line === -1 ? undefined : { line: line + 1, column: 1 };
}
