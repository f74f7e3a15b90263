import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { GradeReport } from "../../report/grade-report.ts";
import type { Faults } from "../faults.ts";
import { isFull, Trouble } from "../submissions/refusal.ts";
import { linesOf } from "./lines.ts";
import { parseReport } from "./record.ts";
import { type Recorded, recordedOf } from "./recorded.ts";
import { syncFolder } from "./sync-folder.ts";

interface Waiting {
  readonly report: GradeReport;
  readonly bytes: Buffer;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Grades, one a line, of which none is lost and none is half.
 *
 * A grade that `append` has resolved for is on the disk. The process may end at any moment: a line that was being written is
 * cut off when the file is opened again. For each submission and exercise the last grade stands; a failure of the grader
 * (`infra-error`) stands only where there is no grade.
 */
export class RecordLog {
  readonly file: string;
  private readonly standing = new Map<string, Recorded>();
  private readonly superseded: Recorded[] = [];
  private readonly damaged: { at: number; length: number }[] = [];
  private readonly faults: Faults | undefined;
  private handle: FileHandle;
  private size: number;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private halted: Error | undefined;
  /** How many bytes of an unfinished line were cut off. */
  readonly cutOff: number;

  private constructor(
    file: string,
    handle: FileHandle,
    size: number,
    cutOff: number,
    faults?: Faults,
  ) {
    this.file = file;
    this.handle = handle;
    this.size = size;
    this.cutOff = cutOff;
    this.faults = faults;
  }

  /** Opens a log, or makes one. */
  static async open(file: string, faults?: Faults): Promise<RecordLog> {
    const handle = await open(file, "a+", 0o600);
    const recorded: Recorded[] = [];
    const damaged: { at: number; length: number }[] = [];
    let end = 0;
    let cutOff = 0;
    for await (const { text, at, length, isWhole } of linesOf(file)) {
      if (!isWhole) {
        cutOff = length;
        continue;
      }
      end = at + length;
      const report = parseReport(text);
      if (report) recorded.push(recordedOf(report, at, length));
      else damaged.push({ at, length });
    }
    if (cutOff > 0) await handle.truncate(end);
    await syncFolder(dirname(file));
    const log = new RecordLog(file, handle, end, cutOff, faults);
    for (const one of recorded) log.remember(one);
    log.damaged.push(...damaged);
    return log;
  }

  /** The grade that stands for a submission and an exercise. */
  get(key: string): Recorded | undefined {
    return this.standing.get(key);
  }

  /** How many lines could not be read as grades. */
  get damagedLines(): number {
    return this.damaged.length;
  }

  /** Every grade that stands. */
  all(): Iterable<Recorded> {
    return this.standing.values();
  }

  /**
   * Writes a grade; resolves when it is on the disk.
   *
   * @throws Trouble if the disk is full; then nothing of it is in the file, and nothing more is taken
   */
  append(report: GradeReport): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(report)}\n`, "utf8");
    return new Promise((done, failed) => {
      this.waiting.push({ report, bytes, done, failed });
      this.writing ??= this.write().finally(() => {
        this.writing = undefined;
      });
    });
  }

  /** Reads a grade again. */
  async read({ at, length }: Pick<Recorded, "at" | "length">): Promise<GradeReport> {
    const bytes = await this.bytesAt(at, length);
    const report = parseReport(bytes.toString("utf8"));
    if (!report)
      throw new Trouble(
        `the grade at byte ${at} of ${this.file} has changed.`,
        "Nobody else writes this file while a batch runs.",
      );
    return report;
  }

  /**
   * Leaves one line for each submission and exercise, the one that stands; what it replaced goes to another file.
   *
   * The old file is there until the new one is complete.
   *
   * @returns how many lines moved
   */
  async tidy(earlier: string): Promise<number> {
    await this.writing;
    const moved = [...this.superseded, ...this.damaged];
    if (moved.length === 0) return 0;
    this.faults?.("tidy-begun");
    const aside = await open(earlier, "a", 0o600);
    for (const { at, length } of moved) await aside.appendFile(await this.bytesAt(at, length));
    await aside.datasync();
    await aside.close();
    const kept = [...this.standing.values()].toSorted((a, b) => a.at - b.at);
    const draft = `${this.file}.new`;
    const fresh = await open(draft, "w", 0o600);
    let at = 0;
    const places: Recorded[] = [];
    for (const one of kept) {
      await fresh.appendFile(await this.bytesAt(one.at, one.length));
      places.push({ ...one, at });
      at += one.length;
    }
    await fresh.datasync();
    await fresh.close();
    this.faults?.("tidy-written");
    await rename(draft, this.file);
    this.faults?.("tidy-renamed");
    await syncFolder(dirname(this.file));
    await this.handle.close();
    this.handle = await open(this.file, "a+", 0o600);
    this.size = at;
    this.superseded.length = 0;
    this.damaged.length = 0;
    for (const place of places) this.standing.set(place.key, place);
    return moved.length;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.handle.close();
  }

  /** Writes all that waits, together, as long as something does: one wait for the disk is enough for several. */
  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const now = this.waiting;
      this.waiting = [];
      try {
        if (this.halted) throw this.halted;
        await this.put(Buffer.concat(now.map(({ bytes }) => bytes)));
        for (const { report, bytes, done } of now) {
          this.remember(recordedOf(report, this.size, bytes.length));
          this.size += bytes.length;
          done();
        }
      } catch (error) {
        for (const { failed } of now) failed(error);
      }
    }
  }

  private async put(bytes: Buffer): Promise<void> {
    try {
      const cut = this.faults?.("record-writing", bytes.length);
      await this.handle.appendFile(cut === undefined ? bytes : bytes.subarray(0, cut));
      this.faults?.("record-written");
      await this.handle.datasync();
      this.faults?.("record-synced");
    } catch (error) {
      this.halted = halt(error, this.file);
      // Half a line must not stay: whoever reads the file meanwhile would find it.
      await this.handle.truncate(this.size).catch(() => undefined);
      throw this.halted;
    }
  }

  private remember(one: Recorded): void {
    const known = this.standing.get(one.key);
    if (known && one.outcome === "infra-error" && known.outcome !== "infra-error") {
      this.superseded.push(one);
      return;
    }
    if (known) this.superseded.push(known);
    this.standing.set(one.key, one);
  }

  private async bytesAt(at: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    await this.handle.read(bytes, 0, length, at);
    return bytes;
  }
}

function halt(error: unknown, file: string): Trouble {
  const why = error instanceof Error ? error.message : String(error);
  return new Trouble(
    isFull(error) ? `the disk is full: ${file} cannot grow.` : `${file} cannot be written: ${why}`,
    "Every grade that was recorded before is safe, and none is recorded by half.",
    "make room, and run the same command again: it goes on where it stopped.",
  );
}
