import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { maximumFile, readDeclared } from "./read-declared.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradus stage "));
  writeFileSync(join(folder, "secret.txt"), "SECRET");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, name);
const strict = { strict: true };

describe("readDeclared", () => {
  it("reads the files that are declared and looks at nothing else", () => {
    writeFileSync(file("exercise.ts"), "export const σ = 1;");
    const staged = readDeclared(folder, ["exercise.ts"], strict);
    expect(staged).toEqual({ files: new Map([["exercise.ts", "export const σ = 1;"]]) });
  });

  it("tells a file that is not there", () => {
    expect(readDeclared(folder, ["exercise.ts"])).toEqual({
      name: "exercise.ts",
      reason: "missing",
    });
  });

  it("follows no link, at the end of a path or on the way", () => {
    symlinkSync(file("secret.txt"), file("exercise.ts"));
    expect(readDeclared(folder, ["exercise.ts"])).toMatchInlineSnapshot(`
      {
        "name": "exercise.ts",
        "reason": ""exercise.ts" is a link to another place. An answer is a plain file.",
      }
    `);
    mkdirSync(file("real"));
    writeFileSync(join(folder, "real", "a.ts"), "SECRET");
    symlinkSync(file("real"), file("lib"));
    expect(readDeclared(folder, ["lib/a.ts"])).toMatchInlineSnapshot(`
      {
        "name": "lib/a.ts",
        "reason": ""lib" is a link to another place. An answer is a plain file.",
      }
    `);
  });

  it("refuses another name of a file elsewhere, where it was handed in", () => {
    linkSync(file("secret.txt"), file("exercise.ts"));
    expect(readDeclared(folder, ["exercise.ts"], strict)).toMatchInlineSnapshot(`
      {
        "name": "exercise.ts",
        "reason": "exercise.ts has another name elsewhere (a hard link). An answer is a file of its own.",
      }
    `);
    expect(readDeclared(folder, ["exercise.ts"])).toHaveProperty("files");
  });

  it.runIf(process.platform !== "win32")("waits for no pipe, and takes no folder", () => {
    execFileSync("mkfifo", [file("exercise.ts")]);
    expect(readDeclared(folder, ["exercise.ts"])).toMatchInlineSnapshot(`
      {
        "name": "exercise.ts",
        "reason": "exercise.ts is not a file. An answer is a plain file.",
      }
    `);
    mkdirSync(file("folder.ts"));
    expect(readDeclared(folder, ["folder.ts"])).toHaveProperty("reason");
    expect(readDeclared("/dev", ["zero"])).toHaveProperty("reason");
  });

  it("refuses what is too large, one by one and together", () => {
    writeFileSync(file("exercise.ts"), "x".repeat(maximumFile + 1));
    expect(readDeclared(folder, ["exercise.ts"])).toMatchInlineSnapshot(`
      {
        "name": "exercise.ts",
        "reason": "exercise.ts is larger than 128 KB. An answer is a few lines: was something pasted into it?",
      }
    `);
    const names = Array.from({ length: 20 }, (_, i) => `${i}.ts`);
    for (const name of names) writeFileSync(file(name), "x".repeat(maximumFile));
    expect(readDeclared(folder, names)).toHaveProperty("reason");
  });
});
