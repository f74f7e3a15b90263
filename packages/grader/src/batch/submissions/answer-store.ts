import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { writeWhole } from "../../workspace/write-whole.ts";
import { type AnswerFiles, sumOf } from "./answers.ts";

/**
 * The answers that a batch grades, each once, in a folder named by its content's sum.
 *
 * They are copied before the first one is graded: what happens to the submissions meanwhile changes nothing, and staff
 * can look at exactly what was graded.
 */
export class AnswerStore {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    mkdirSync(root, { recursive: true });
  }

  /**
   * The folder that holds an answer.
   *
   * @param count of how many files it is: those of several stand apart, since a file may say what a list of sums says
   */
  folderOf(sum: string, count = 1): string {
    return join(this.root, count === 1 ? sum : `${sum}-${count}`);
  }

  /** Keeps an answer. One that is there and whole is not written again. */
  keep(sum: string, files: AnswerFiles): void {
    const folder = this.folderOf(sum, files.size);
    if (isWhole(folder, sum, [...files.keys()])) return;
    // What a batch that was ended has left of it.
    rmSync(folder, { recursive: true, force: true });
    for (const [name, content] of files) writeWhole(join(folder, name), content);
  }

  /** The text of an answer, or undefined if it is not there, or damaged by a computer that lost its power. */
  textOf(sum: string): string | undefined {
    const folders = readdirSync(this.root).filter(
      (name) => name === sum || name.startsWith(`${sum}-`),
    );
    const folder = folders.map((name) => join(this.root, name)).find((one) => isWhole(one, sum));
    if (folder === undefined) return undefined;
    return [...filesIn(folder).values()].map((content) => content.toString("utf8")).join("\n");
  }
}

/** @param names the files that have to be there: one that was never renamed into place has the right content, too */
function isWhole(folder: string, sum: string, names: readonly string[] = []): boolean {
  try {
    const files = filesIn(folder);
    return sumOf(files) === sum && names.every((name) => files.has(name));
  } catch {
    return false;
  }
}

/** @throws Error if there are none */
function filesIn(folder: string): AnswerFiles {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    paths
      .toSorted()
      .map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]),
  );
}
