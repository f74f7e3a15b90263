import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../workspace/write-whole.ts";
import { type ProgressRecord, readRecord, untouched } from "./progress-record.ts";

/**
 * What is remembered of every exercise, a small file each.
 *
 * Points and states can be found out again from the learner's files at any time; hints and failures in a row cannot, and
 * are forgotten with a file that is lost. Two commands at once may forget each other's count, never spoil a file.
 */
export class ProgressStore {
  private readonly folder: string;

  /** @param state the folder for everything that is remembered */
  constructor(state: string) {
    this.folder = join(state, "progress");
  }

  /** What is known of an exercise; nothing where there is no readable record. */
  read(id: string): ProgressRecord {
    try {
      return readRecord(JSON.parse(readFileSync(this.file(id), "utf8")));
    } catch {
      return untouched;
    }
  }

  /** Changes what is known of an exercise. */
  write(id: string, changes: Partial<ProgressRecord>): ProgressRecord {
    const record = { ...this.read(id), ...changes };
    writeWhole(this.file(id), `${JSON.stringify(record, null, 2)}\n`);
    return record;
  }

  private file(id: string): string {
    return join(this.folder, `${id.replaceAll("/", "--")}.json`);
  }
}
