import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A piece of WGSL as it stands in a source file, between the slots of a template. */
export interface WgslText {
  /** The file's path in `kernels/`. */
  readonly file: string;
  /** The line on which it begins. */
  readonly line: number;
  readonly text: string;
}

/** Where the kernels are. */
const kernels = path.join(import.meta.dirname, "../kernels");

/** The files of all kernels, without the tests beside them. */
export function kernelFiles(): string[] {
  return readdirSync(kernels, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replaceAll(path.sep, "/"))
    .toSorted();
}

/** Every piece of WGSL of every kernel and function table. */
export function wgslTexts(): WgslText[] {
  return kernelFiles().flatMap((file) =>
    textsIn(file, readFileSync(path.join(kernels, file), "utf8")),
  );
}

/**
 * The pieces of WGSL in a source: what stands in its literals, without what stands in `${}`.
 *
 * Functions that are all called `f` are given other names by those who use them, so that their text begins behind that.
 */
export function textsIn(file: string, source: string): WgslText[] {
  return literalsOf(source).flatMap(({ text, at }) => {
    const name = text.indexOf("fn f(");
    const begin = text.startsWith("fn f(") ? "fn f".length : 0;
    const own = text.slice(begin);
    if (!/[;{}]/.test(own) || (name === -1 && !/[=(]/.test(own))) return [];
    return { file, line: source.slice(0, at).split("\n").length, text: own };
  });
}

interface Literal {
  readonly text: string;
  readonly at: number;
}

/** What stands between quotes and backticks; comments are left out, and what is in a slot is read as code. */
function literalsOf(source: string): Literal[] {
  const literals: Literal[] = [];
  const token = /\/\/.*|\/\*[^]*?\*\/|"((?:[^"\\\n]|\\.)*)"|`|\}|\{|\$\{/g;
  // for each template that is open, how many braces are open in the slot that is being read
  const open: number[] = [];
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [all, quoted] = found;
    if (quoted !== undefined) literals.push({ text: quoted, at: found.index + 1 });
    else if (all === "`") readTemplate(source, token, open, literals);
    else if (open.length > 0 && all === "{") open[open.length - 1]++;
    else if (open.length > 0 && all === "}" && open[open.length - 1]-- === 0) {
      open.pop();
      readTemplate(source, token, open, literals);
    }
  }
  return literals;
}

/** Reads on in a template, up to its end or its next slot. */
function readTemplate(source: string, token: RegExp, open: number[], literals: Literal[]): void {
  const at = token.lastIndex;
  const end = /(?<!\\)`|\$\{/g;
  end.lastIndex = at;
  const found = end.exec(source);
  if (!found) return;
  literals.push({ text: source.slice(at, found.index).replaceAll(/\\([`\\])/g, "$1"), at });
  token.lastIndex = end.lastIndex;
  if (found[0] !== "`") open.push(0);
}
