import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, from here and from where the benches are joined. */
export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** What starts the command. */
export const gradus: string = join(root, "packages/grader/bin/gradus.mjs");

/** A folder of its own inside the repository, where `vitest` is found; what was there before is removed. */
export function newFolder(name: string): string {
  const folder = join(root, "benchmarks/node_modules/.cache/grader", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes files into a folder, by their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
