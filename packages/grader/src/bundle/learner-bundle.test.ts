import { describe, expect, it } from "vitest";
import { places } from "../workspace/places.ts";
import type { Bundle } from "./bundle.ts";
import { learnerBundle } from "./learner-bundle.ts";

const at = places();

/** What becomes of a learner's files. */
function made(
  source: string,
  { more = {}, packages = [] }: { more?: Record<string, string>; packages?: string[] } = {},
): Promise<Bundle> {
  const files = new Map(Object.entries({ "exercise.ts": source, ...more }));
  return learnerBundle(
    {
      staged: { files },
      main: "exercise.ts",
      acts: [],
      allowed: { packages },
      folder: at.exercises,
    },
    at,
  );
}

async function obstaclesOf(source: string, options = {}): Promise<readonly string[]> {
  const bundle = await made(source, options);
  return bundle.kind === "unreadable" ? bundle.obstacles.map(({ text }) => text) : [];
}

const notNeeded = /This exercise does not need "/;
const onlyImports = /with import … from "…"/;

describe("a learner's program", () => {
  it("holds its declared files, what #… stands for, and the packages that its exercise allows", async () => {
    const more = { "lib/twice.ts": "export const twice = (x: number) => 2 * x;" };
    const source = `import { twice } from "./lib/twice.ts";\nimport { todo } from "#todo";\nimport { tensor } from "@gradus/core";\nexport const f = () => [twice, todo, tensor];`;
    const bundle = await made(source, { more, packages: ["@gradus/core"] });
    expect(bundle.kind).toBe("program");
  });

  it.each([
    ["node:fs", 'import { readFileSync } from "node:fs"; export const x = readFileSync;'],
    ["fs", 'import fs from "fs"; export const x = fs;'],
    ["vitest", 'import { expect } from "vitest"; export const x = expect;'],
    ["esbuild", 'import * as e from "esbuild"; export const x = e;'],
    ["the course", 'import * as c from "@gradus/exercises"; export const x = c;'],
    ["a package that others may import", 'import * as c from "@gradus/core"; export const x = c;'],
    ["the language of specs", 'import { equal } from "#spec"; export const x = equal;'],
    ["a path", 'import x from "/etc/hostname"; export default x;'],
    ["an address", 'import x from "https://example.org/x.js"; export default x;'],
    ["data", 'import x from "data:text/javascript,export default 1"; export default x;'],
    ["our own prefix", 'import * as x from "staged:exercise.ts"; export default x;'],
    ["later", 'export const x = () => import("node:fs");'],
    ["again", 'export * from "node:child_process";'],
  ])("does without %s", async (_, source) => {
    expect(await obstaclesOf(source)).toEqual([expect.stringMatching(notNeeded)]);
  });

  it.each([
    ["require", 'export const x = require("node:fs");'],
    ["require of whatever", "export const x = (name: string) => require(name);"],
    ["require under another name", "const r = require; export const x = r;"],
    ["require.resolve", 'export const x = require.resolve("./y");'],
    ["an import of whatever", "export const x = (name: string) => import(name);"],
    ["an import of some pattern", "export const x = (name: string) => import(`./${name}.ts`);"],
    ["an import of any file there is", "export const x = (n: string) => import('../../../' + n);"],
    ["an import behind a comment", "export const x = (n: string) => import/**/(/* x */`../${n}`);"],
    ["a pattern that is required", "export const x = (n: string) => require(`../${n}`);"],
  ])("does without %s", async (_, source) => {
    const said = await obstaclesOf(source);
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text).toMatch(onlyImports);
  });

  it("does without attributes, files that are no code, other folders and its own spec", async () => {
    expect(await obstaclesOf('import x from "./x.json" with { type: "json" }; export default x;'))
      .toMatchInlineSnapshot(`
      [
        "An answer imports code only, without \`with\`.",
      ]
    `);
    expect(await obstaclesOf('import x from "./x.json"; export default x;')).toMatchInlineSnapshot(`
      [
        "There is no "./x.json" to import. Is its name written rightly?",
      ]
    `);
    expect(await obstaclesOf('import x from "../../solution.ts"; export default x;'))
      .toMatchInlineSnapshot(`
      [
        "An answer stands alone: "../../solution.ts" belongs to another folder.",
      ]
    `);
    expect(await obstaclesOf('import x from "./spec.ts"; export default x;'))
      .toMatchInlineSnapshot(`
      [
        "An answer does not import "./spec.ts": that file is about the answer, not a part of it.",
      ]
    `);
  });

  it("may speak of imports", async () => {
    const source = [
      '// import("x" + y), require(z)',
      'import("./twice.ts");',
      'export const said = "to import (goods) is what it is";',
    ];
    const more = { "twice.ts": "export const twice = 2;" };
    expect((await made(source.join("\n"), { more })).kind).toBe("program");
  });

  it("reads no file for a worker, a map or a comment", async () => {
    const sources = [
      'export const x = () => new Worker(new URL("./evil.ts", import.meta.url));',
      "export const x = 1;\n//# sourceMappingURL=/etc/hostname",
      '/// <reference path="/etc/hostname" />\n/** @jsxImportSource /etc */\nexport const x = 1;',
    ];
    for (const source of sources) expect((await made(source)).kind).toBe("program");
  });
});
