import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A public function or class with the formula that its documentation states. */
export interface Concept {
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  /** The first line of the formula; empty where the documentation states none. */
  readonly formula: string;
  /** How many tests stand beside it. */
  readonly tests: number;
  /** Whether its gradient is compared with finite differences there. */
  readonly gradcheck: boolean;
}

/** Where concepts are looked for: folders of source files, each under a heading of the table. */
export const places: Readonly<Record<string, string>> = {
  Operations: "packages/core/src/ops",
  Layers: "packages/layers/src",
  Optimizers: "packages/optimizers/src",
  Data: "packages/data/src",
};

const declaration =
  /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport (?:abstract )?(?:async )?(?:function|class|const) (\w+)/g;

/** Every documented public function and class of a folder that the package's index exports, by file. */
export function findConcepts(root: string, folder: string): Concept[] {
  const source = readFileSync(path.join(root, folder.replace(/\/ops$/, ""), "index.ts"), "utf8");
  const index = source.replaceAll(/from "[^"]*"/g, ""); // a file may be called like something it keeps to itself
  return sourcesIn(path.join(root, folder)).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const tests = testsBeside(file);
    return [...text.matchAll(declaration)].flatMap(([, comment, name]) => {
      if (!new RegExp(`\\b${name}\\b`).test(index)) return [];
      const own = tests.filter((test) => new RegExp(`\\b${name}\\b`).test(test));
      return {
        name,
        file: path.relative(root, file),
        formula: formulaOf(comment),
        tests: own.reduce((sum, test) => sum + [...test.matchAll(/^\s*it(\.each)?\b/gm)].length, 0),
        gradcheck: own.some((test) => test.includes("gradcheck(")),
      };
    });
  });
}

/** The first line that is indented as a formula, without the words behind it. */
function formulaOf(comment: string): string {
  const line = /^ *\* {5,}(\S.*)$/m.exec(comment)?.[1] ?? "";
  return line.split(/ {4,}/)[0].trim();
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const location = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : sourcesIn(location);
    return /(?<!\.test|index)\.ts$/.test(entry.name) ? [location] : [];
  });
}

/** The texts of the tests in the same folder: most stand beside their source, some test a whole folder. */
function testsBeside(source: string): string[] {
  const folder = path.dirname(source);
  const names = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  const own = `${path.basename(source, ".ts")}.test.ts`;
  const chosen = names.includes(own) ? [own] : names;
  return chosen.map((name) => readFileSync(path.join(folder, name), "utf8"));
}
