import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder that is there for one test. */
export interface Fixture {
  readonly root: string;
  /** Writes files, by their paths in the folder. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: () => void;
}

/** Makes a folder with files in it, outside the repository. */
export function createFixture(files: Readonly<Record<string, string>> = {}): Fixture {
  const root = mkdtempSync(join(tmpdir(), "gradus fixture-"));
  const write: Fixture["write"] = (all) => {
    for (const [path, text] of Object.entries(all)) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  write(files);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The path of a file of this package's sources. */
export function sourceFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A small spec: `double(x)` is 2x, and −2x for −x. */
export const doubleSpec = `
  import { direct, equal, example, exercise, fc, forAll } from "#spec";
  import type * as learner from "./exercise.ts";
  export default exercise({ title: "Doubling", hints: ["a", "b", "c"] }, direct<typeof learner>(), ({ check, act }) => {
    check("doubles 3", { points: 1 }, example(async () => equal(await act.double(3), 6, "2 · 3 = 6")));
    check("doubles every number", { points: 2, needs: ["doubles 3"] }, forAll(fc.integer(), async (x) => {
      equal(await act.double(x), 2 * x, "twice as much");
    }));
  });
`;

/** Source for an exercise of \`doubleSpec\`: \`double\` returns \`expression\`. */
export function doubling(expression: string, before = ""): string {
  return `${before}\nexport function double(x: number): number { return ${expression}; }\n`;
}
