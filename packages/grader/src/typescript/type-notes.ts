import type { ExerciseEntry } from "@gradus/exercises";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";

/** Something TypeScript noticed about the learner's file. */
export interface TypeNote {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/**
 * What TypeScript notices about one exercise: feedback, never a verdict. Empty where the compiler cannot be run.
 *
 * The compiler is a program of its own, started without Node in between, and so done before the checks are.
 */
export function typeNotes(at: Places, { exercise }: ExerciseEntry): Promise<TypeNote[]> {
  const program = compiler();
  if (program === undefined) return Promise.resolve([]);
  const project = projectFor(at, exercise);
  return new Promise((done) => {
    const options = { cwd: dirname(exercise), timeout: 10_000, maxBuffer: 1024 * 1024 };
    execFile(program, ["-p", project, "--pretty", "false"], options, (_, output) => {
      done(notesFrom(output, exercise));
    });
  });
}

/** The lines of a compiler's output that are about one file. */
export function notesFrom(output: string, file: string): TypeNote[] {
  const notes: TypeNote[] = [];
  for (const line of output.split(/\r?\n/)) {
    const found = /^(.+)\((\d+),(\d+)\): error TS\d+: (.*)$/.exec(line);
    if (!found) continue;
    const [, path, row, column, text] = found;
    if (resolve(dirname(file), path) !== file) continue;
    notes.push({ line: Number(row), column: Number(column), text });
  }
  return notes;
}

/** TypeScript's own program for this machine, found as its `bin/tsc` finds it. */
function compiler(): string | undefined {
  try {
    const { resolve: find } = createRequire(import.meta.url);
    const inside = createRequire(find("typescript/package.json"));
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const name = process.platform === "win32" ? "tsc.exe" : "tsc";
    const program = join(dirname(inside.resolve(platform)), "lib", name);
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/** A project of one file, under the course's settings, that knows what `#mat` and `#todo` are wherever the file is. */
function projectFor(at: Places, exercise: string): string {
  const manifest = join(at.language, "package.json");
  const { imports } = JSON.parse(readFileSync(manifest, "utf8")) as {
    imports: Record<string, string>;
  };
  const paths = Object.fromEntries(
    Object.entries(imports).map(([name, path]) => [name, [join(at.language, path)]]),
  );
  const text = JSON.stringify({
    extends: join(at.language, "tsconfig.json"),
    compilerOptions: {
      noEmit: true,
      paths: { ...paths, "@gradus/core": [join(at.root, "packages/core/src/index.ts")] },
      typeRoots: [join(at.language, "node_modules", "@types")],
      // A file outside of any package is a module all the same.
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
    },
    files: [exercise],
    include: [],
  });
  const name = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = join(at.cache, "types", `${name}.json`);
  if (!existsSync(file)) writeWhole(file, text);
  return file;
}
