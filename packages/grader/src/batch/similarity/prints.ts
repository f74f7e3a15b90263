import { codeTokens } from "./code-tokens.ts";

/** How many tokens in a row make one print. */
const gram = 12;
/** Of so many prints in a row one is kept. */
const window = 6;

/** What is kept of a program to compare it with others. */
export interface Prints {
  /** Sums of some of its passages, each once, in ascending order. */
  readonly prints: readonly number[];
  /** How many tokens it has. */
  readonly tokens: number;
}

/**
 * The fingerprints of a program, by winnowing: of the sums of every 12 tokens in a row, the least of every 6 in a row.
 *
 * Two programs that share 17 tokens in a row share a print, wherever these stand.
 *
 * @param given sums of what everybody was given, which say nothing about anyone
 * @see Schleimer, Wilkerson & Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (2003)
 */
export function printsOf(source: string, given: ReadonlySet<number> = new Set()): Prints {
  const tokens = codeTokens(source);
  const sums = gramSums(tokens);
  const kept = new Set<number>();
  for (let start = 0; start + window <= sums.length || start === 0; start++) {
    const least = sums.slice(start, start + window).reduce((a, b) => Math.min(a, b), Infinity);
    if (Number.isFinite(least) && !given.has(least)) kept.add(least);
  }
  return { prints: [...kept].toSorted((a, b) => a - b), tokens: tokens.length };
}

/** Sums of all passages of some texts: stubs, lessons. */
export function allSums(sources: readonly string[]): ReadonlySet<number> {
  return new Set(sources.flatMap((source) => gramSums(codeTokens(source))));
}

/** The TypeScript in a lesson. */
export function codeOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```(?:ts|js|typescript)\n([^]*?)^```/gm)].map(([, code]) => code);
}

function gramSums(tokens: readonly string[]): number[] {
  const sums: number[] = [];
  for (let at = 0; at + gram <= tokens.length; at++) sums.push(sum(tokens.slice(at, at + gram)));
  return sums;
}

/** FNV-1a, in 32 bits. */
function sum(tokens: readonly string[]): number {
  let value = 0x811c9dc5;
  for (const char of tokens.join("\0")) {
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
