import type { WgslText } from "./wgsl-texts.ts";

/** One wrong character, or a few, in one piece of WGSL. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The piece as it is, by which programs that have it are found. */
  readonly text: string;
  readonly mutated: string;
  /** The line as it is, and what it becomes. */
  readonly before: string;
  readonly after: string;
}

type Rule = readonly [pattern: RegExp, wrong: (found: string) => string];

/** What is mistaken for what. */
const rules: readonly Rule[] = [
  [/(?<![\w.])\d+u\b/g, (found) => `${Number.parseInt(found, 10) + 1}u`],
  [/(?<![\w.#])\d+(?![\w.])/g, (found) => String(Number(found) + 1)],
  [/(?<![\w.])\d+\.\d*(?:e[-+]?\d+)?f?(?![\w.])/g, wrongFraction],
  [
    /(?<![\w.])0x[\da-f]+u\b/g,
    (found) => `0x${((Number.parseInt(found, 16) ^ 1) >>> 0).toString(16)}u`,
  ],
  [/ (?:<=|>=|<|>|==|!=) /g, (found) => comparisons[found.trim()]],
  [/ (?:\+|-|\*|\/|%|&|\||<<|>>|&&|\|\||\^) /g, (found) => ` ${operators[found.trim()]} `],
  [/ (?:\+=|-=) /g, (found) => (found === " += " ? " -= " : " += ")],
  [/\b(?:max|min)\(/g, (found) => (found === "max(" ? "min(" : "max(")],
  [/(?<=[(,=] |[(,]|return )-(?=[\w(])/g, () => ""],
];

const comparisons: Readonly<Record<string, string>> = {
  "<": " <= ",
  "<=": " < ",
  ">": " >= ",
  ">=": " > ",
  "==": " != ",
  "!=": " == ",
};

const operators: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "+",
  "/": "*",
  "%": "/",
  "&": "|",
  "|": "&",
  "<<": ">>",
  ">>": "<<",
  "&&": "||",
  "||": "&&",
  "^": "&",
};

/** Lines that declare what the host relies on: a mistake there is refused before anything runs. */
const declaration =
  /^\s*(?:@|struct|alias|var<|fn main|\/\/|\/\*|\*)|^\s*\w+: (?:u32|i32|f32|T|array)/;

/** Mistakes that would make a loop endless. */
const endless = [/for \(.*> 0u;.*>= 0u;/, /for \(.*\+=.*-=/, /for \(.*-=.*\+=/];

/** Every single mistake of the rules in a piece of WGSL. */
export function mutantsOf({ file, line, text }: WgslText): Mutant[] {
  return rules.flatMap(([pattern, wrong]) =>
    [...text.matchAll(pattern)].flatMap((found): Mutant[] => {
      const [begin, end] = [found.index, found.index + found[0].length];
      const mutated = text.slice(0, begin) + wrong(found[0]) + text.slice(end);
      const row = text.slice(0, begin).split("\n").length - 1;
      const [before, after] = [text, mutated].map((code) => code.split("\n")[row].trim());
      const inComment =
        before.includes("//") && text.slice(0, begin).split("\n").at(-1)!.includes("//");
      if (declaration.test(before) || inComment) return [];
      if (endless.some((loop) => loop.test(`${before} ${after}`))) return [];
      return [{ file, line: line + row, text, mutated, before, after }];
    }),
  );
}

function wrongFraction(found: string): string {
  const x = Number.parseFloat(found);
  const wrong = x === 0 ? 1 : x * 1.25;
  return /[.e]/.test(String(wrong)) ? String(wrong) : `${wrong}.0`;
}
