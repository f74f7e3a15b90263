/**
 * A program as a row of tokens from which everything was taken that is changed without changing the program: names,
 * numbers, texts, comments and layout.
 *
 * Names become `I`, except those after a dot, which are what is called; numbers become `N` and texts `S`; words of the
 * language and signs stay. It only reads, and never fails: what is no TypeScript has tokens as well.
 */
export function codeTokens(source: string): string[] {
  const tokens: string[] = [];
  for (const { 0: text, groups } of source.matchAll(pattern)) {
    if (groups?.["skip"] !== undefined) continue;
    tokens.push(tokenOf(text, groups ?? {}, tokens.at(-1)));
  }
  return tokens;
}

const pattern =
  /(?<skip>\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<text>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?)|(?<number>\d[\w.]*)|(?<name>[\p{ID_Start}_$][\p{ID_Continue}$]*)|./gsu;

function tokenOf(
  text: string,
  { text: literal, number, name }: Record<string, string | undefined>,
  before: string | undefined,
): string {
  if (literal !== undefined) return "S";
  if (number !== undefined) return "N";
  if (name === undefined) return text;
  return before === "." || words.has(name) ? name : "I";
}

/** Words of the language that make a program what it is. Kinds of variables are one. */
const words: ReadonlySet<string> = new Set(
  "if else for while do return throw new break continue switch case default function class extends try catch finally of in typeof instanceof await async yield import export from null undefined true false this".split(
    " ",
  ),
);
