import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { TargetList } from "./targets.ts";

const folder = mkdtempSync(join(tmpdir(), "targets "));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

/** What is understood of a command line of formats and files. */
function read(...words: readonly string[]): readonly (readonly [string, string | undefined])[] {
  const list = new TargetList();
  for (let i = 0; i < words.length; i += 2) {
    if (words[i] === "--format") list.addFormat(words[i + 1]);
    else list.addOut(words[i + 1]);
  }
  return list.read({}).map(({ format, file }) => [format.name, file]);
}

describe("--format and --out", () => {
  it("belong together where they stand beside each other, in either order", () => {
    const [a, b] = [at("a"), at("b")];
    const expected = [
      ["gradescope", a],
      ["junit", b],
    ];
    expect(read("--format", "gradescope", "--out", a, "--format", "junit", "--out", b)).toEqual(
      expected,
    );
    expect(read("--out", a, "--format", "gradescope", "--out", b, "--format", "junit")).toEqual(
      expected,
    );
    expect(read("--format", "gradescope", "--out", a, "--out", b, "--format", "junit")).toEqual(
      expected,
    );
  });

  it("alone are a page of text in a file, and a format on standard output", () => {
    expect(read("--out", at("a"))).toEqual([["text", at("a")]]);
    expect(read("--format", "tap")).toEqual([["tap", undefined]]);
    expect(read()).toEqual([]);
  });

  it("never mean a file that somebody has, but an empty one is nobody's loss", () => {
    writeFileSync(at("mine"), "mine");
    writeFileSync(at("empty"), "");
    expect(() => read("--out", at("mine"))).toThrow("A grade never overwrites a file");
    expect(read("--out", at("empty"))).toHaveLength(1);
  });

  it("never mean the same place twice", () => {
    expect(() => read("--format", "tap", "--format", "json")).toThrowErrorMatchingInlineSnapshot(`
      [Misuse: grade: two formats would be written to standard output.
        Every format has a place of its own.
        Try: an --out for each --format]
    `);
    expect(() => read("--out", at("a"), "--out", at("a"))).toThrow("two formats would be written");
  });
});
