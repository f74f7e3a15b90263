import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { concepts } from "./concepts.ts";
import { type GoldenCase, parseGoldenFile } from "./golden-file.ts";
import { type Precision, runCase } from "./run-case.ts";

/** How the cases of one file went. */
export interface FileReport {
  readonly file: string;
  readonly concept: string;
  readonly passed: number;
  /** Cases of a concept that does not exist yet. */
  readonly notYet: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** Runs every golden file of a folder, in alphabetical order, every case in every precision. */
export async function runFolder(
  folder: string,
  precisions: readonly Precision[],
): Promise<FileReport[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await runFile(path.join(folder, file), file, precisions));
  return reports;
}

async function runFile(
  location: string,
  file: string,
  precisions: readonly Precision[],
): Promise<FileReport> {
  try {
    const { concept, cases } = parseGoldenFile(await readFile(location, "utf8"), file);
    if (!Object.hasOwn(concepts, concept))
      return { file, concept, passed: 0, notYet: cases.length, failures: [] };
    const failures: Failure[] = [];
    for (const golden of cases) failures.push(...(await failuresOf(golden, concept, precisions)));
    const failed = new Set(failures.map(({ name }) => name)).size;
    return { file, concept, passed: cases.length - failed, notYet: 0, failures };
  } catch (error) {
    return { file, concept: "?", passed: 0, notYet: 0, failures: [failure(file, error)] };
  }
}

/** A case passes if it holds in every precision; the first one that does not is reported. */
async function failuresOf(
  golden: GoldenCase,
  concept: string,
  precisions: readonly Precision[],
): Promise<Failure[]> {
  for (const precision of precisions) {
    try {
      await runCase(golden, concepts[concept], precision);
    } catch (error) {
      const where = `${golden.name} (${precision.dtype} on ${precision.backend.name})`;
      return [failure(where, error)];
    }
  }
  return [];
}

function failure(name: string, error: unknown): Failure {
  return { name, message: error instanceof Error ? error.message : String(error) };
}
