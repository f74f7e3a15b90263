import type { Message } from "esbuild";
import { isAbsolute, resolve } from "node:path";
import { onlyImports, stagedPrefix } from "./staged-imports.ts";

/** Something in a file that cannot be read as TypeScript, in kind words. */
export interface Obstacle {
  readonly text: string;
  readonly place?: {
    readonly file: string;
    /** From 1. */
    readonly line: number;
    /** From 1. */
    readonly column: number;
    /** How many characters it is about. */
    readonly length: number;
    readonly lineText: string;
  };
}

/** What esbuild says, for someone who has not read many such messages. */
export function obstacle({ text, location }: Message, folder: string): Obstacle {
  const words = inWords(text);
  if (!location) return { text: words };
  const { file, line, column, length, lineText } = location;
  return {
    text: words,
    place: {
      file: isAbsolute(file) ? file : resolve(folder, file.replace(stagedPrefix, "")),
      line,
      // esbuild counts bytes of UTF-8: a formula's σ has two.
      column: characters(lineText, column) + 1,
      length: Math.max(characters(lineText.slice(characters(lineText, column)), length), 1),
      lineText,
    },
  };
}

/** How many characters the first `bytes` bytes of a text are. */
function characters(text: string, bytes: number): number {
  return Buffer.from(text, "utf8").subarray(0, bytes).toString("utf8").length;
}

const patterns: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^Expected (.+) but found end of file$/,
    (wanted) =>
      `The file ends where ${wanted} is still expected: a bracket that was opened is not closed.`,
  ],
  [
    /^Unexpected end of file$/,
    () => "The file ends too early: a bracket that was opened is not closed.",
  ],
  [
    /^Expected (.+) but found (.+)$/,
    (wanted, found) => `Here stands ${found}, where ${wanted} is expected.`,
  ],
  [/^Unexpected (.+)$/, (found) => `${found} is not expected here.`],
  [
    /^Unterminated string literal$/,
    () => "A text begins here and does not end: its closing quotation mark is missing.",
  ],
  [
    /^Could not resolve "(.+)"$/,
    (path) => `There is no "${path}" to import. Is its name written rightly?`,
  ],
  [
    // Up to the first quotation mark: a name may hold a hundred thousand slashes, and no pattern may try each.
    /^No matching export in "([^"]+)" for import "(.+)"$/,
    (path, name) => {
      const file = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(":")) + 1);
      return `${file.startsWith("framework-") ? "The file it is imported from" : file} exports no \`${name}\`.`;
    },
  ],
  [
    /^Cannot assign to "(.+)" because it is a constant$/,
    (name) =>
      `\`${name}\` is a constant (const): it keeps its value. A name that changes is declared with let.`,
  ],
  [/^The symbol "(.+)" has already been declared$/, (name) => `\`${name}\` is declared twice.`],
  [/^Multiple exports with the same name "(.+)"$/, (name) => `\`${name}\` is exported twice.`],
  [/will not be bundled|"require/, () => onlyImports],
  [
    /^"await" can only be used inside an "async" function$/,
    () => "await works only in a function that is declared with async.",
  ],
];

function inWords(text: string): string {
  for (const [pattern, say] of patterns) {
    const found = pattern.exec(text);
    if (found) return say(...found.slice(1));
  }
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
