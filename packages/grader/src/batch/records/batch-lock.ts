import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Misuse } from "../../commands/misuse.ts";
import { placeText } from "../../render/place-text.ts";
import { codeOf } from "../submissions/refusal.ts";

/** Held while a batch writes a folder. */
export interface BatchLock {
  release(): void;
}

/**
 * Takes a folder for this process.
 *
 * Everyone who comes first leaves a note and then looks for others: of two who come at the same moment at least one sees
 * the other, so never do both go on. A note is a name, which is there whole or not at all; notes of processes that have
 * ended are cleared away.
 *
 * @throws Misuse if another process that is alive has it
 */
export function lockFolder(folder: string): BatchLock {
  const notes = join(folder, ".lock");
  mkdirSync(notes, { recursive: true });
  const own = `${computer()}.${process.pid}.${startOf(process.pid)}`;
  writeFileSync(join(notes, own), "");
  const release = (): void => rmSync(join(notes, own), { force: true });
  for (const note of readdirSync(notes)) {
    if (note === own) continue;
    if (isDead(note)) {
      rmSync(join(notes, note), { force: true });
      continue;
    }
    release();
    throw taken(folder, note);
  }
  return { release };
}

function isDead(note: string): boolean {
  const [host, pid, start] = note.split(".");
  // Of another computer that shares this folder nothing is known.
  if (host !== computer()) return false;
  const now = startOf(Number(pid));
  // A number is given again to later processes: it counts only with the moment at which the process began.
  return !isAlive(Number(pid)) || (now !== "0" && start !== "0" && now !== start);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** When a process began, in ticks since the computer did; 0 where nobody says. */
function startOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "latin1");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return "0";
  }
}

/** This computer since it was switched on. */
function computer(): string {
  return createHash("sha256").update(`${hostname()} ${bootId()}`).digest("hex").slice(0, 12);
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return "";
  }
}

function taken(folder: string, note: string): Misuse {
  const [host, pid] = note.split(".");
  const where = host === computer() ? `process ${pid}` : `process ${pid} of another computer`;
  return new Misuse(
    `batch: another batch writes ${placeText(folder)} (${where}).\n` +
      "  A folder of results is written by one batch at a time.\n" +
      (host === computer()
        ? "  Try: wait for it, or another folder with --out"
        : `  Try: another folder with --out; or, if that batch has ended, remove ${placeText(join(folder, ".lock", note))}`),
  );
}
