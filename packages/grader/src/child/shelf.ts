import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { endLeftBehind } from "./end-left-behind.ts";

const prefix = "gradus-";

/**
 * The temporary folder in which programs wait for the children that run them.
 *
 * It can be walked through and not listed, and the names in it are random: a child finds what it was told of, and
 * nothing of its neighbors.
 */
export class Shelf {
  /** The folder of the file that every child starts with. */
  readonly harnessFolder: string;
  readonly harness: string;
  private readonly root: string;

  /** @param harness the file that every child starts with */
  constructor(harness: string) {
    removeAbandoned();
    this.root = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    chmodSync(this.root, 0o711);
    this.harnessFolder = join(this.root, "harness");
    mkdirSync(this.harnessFolder, { mode: 0o755 });
    this.harness = join(this.harnessFolder, basename(harness));
    writeFileSync(this.harness, readFileSync(harness), { mode: 0o444 });
    process.once("exit", () => this.remove());
  }

  /** A new folder for one program. */
  box(): string {
    const folder = mkdtempSync(join(this.root, "box-"));
    chmodSync(folder, 0o755);
    return folder;
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

const shelves = new Map<string, Shelf>();

/** The shelf of this process for children that start with this file. */
export function shelfFor(harness: string): Shelf {
  const shelf = shelves.get(harness) ?? new Shelf(harness);
  shelves.set(harness, shelf);
  return shelf;
}

/** What a process left behind that was ended before it could remove it. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      const folder = join(tmpdir(), name);
      endLeftBehind(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code !== "ESRCH";
  }
}
