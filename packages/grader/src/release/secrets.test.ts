import * as fc from "fast-check";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { secretsAmong, secretsIn } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "gradus secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const line = fc.array(word, { minLength: 3, maxLength: 8 }).map((words) => words.join(" "));

describe("secretsAmong", () => {
  it("finds a line wherever it stands, however it is broken and indented", () => {
    const breaks = fc.array(fc.constantFrom(" ", "\n", "\r\n    ", "\t"), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(line, breaks, fc.array(line), (text, spaces, others) => {
        const broken = text.split(" ").reduce((all, next, i) => `${all}${spaces[i]}${next}`);
        const given = [...others, `before ${broken} behind`];
        expect(secretsAmong(given, [{ text, file: "solution.ts" }], [])).toHaveLength(1);
      }),
    );
  });

  it("does not count what everybody may read", () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(secretsAmong([text], [{ text, file: "" }], [`  ${text}\n`])).toEqual([]);
      }),
    );
  });
});

describe("secretsIn", () => {
  it("takes every line, the diagnosis by itself, and the name of the file", () => {
    mkdirSync(join(folder, "mistakes"));
    const source = "/** @diagnosis The last pair is left out. */\nexport   const a = 1;\n\n";
    writeFileSync(join(folder, "mistakes", "stops-early.ts"), source);
    expect(secretsIn([folder, join(folder, "missing")]).map(({ text }) => text)).toEqual([
      "/** @diagnosis The last pair is left out. */",
      "export const a = 1;",
      "The last pair is left out.",
      "stops-early",
    ]);
  });
});
