import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../workspace/write-whole.ts";
import { answerFile } from "./answer-places.ts";
import { sha256 } from "./answers.ts";

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

  /** The folder that holds an answer. */
  folderOf(sum: string): string {
    return join(this.root, sum);
  }

  /** Keeps an answer. One that is there and whole is not written again. */
  keep(sum: string, content: Buffer): void {
    if (this.read(sum) === undefined) writeWhole(join(this.folderOf(sum), answerFile), content);
  }

  /** An answer, or undefined if it is not there, or damaged by a computer that lost its power. */
  read(sum: string): Buffer | undefined {
    try {
      const content = readFileSync(join(this.folderOf(sum), answerFile));
      return sha256(content) === sum ? content : undefined;
    } catch {
      return undefined;
    }
  }
}
