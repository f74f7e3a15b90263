import { constants, type Stats } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Caps, sizeText } from "../archive/caps.ts";
import { showName } from "../archive/entry-path.ts";
import type { Opened } from "./answers.ts";
import { codeOf, Refusal } from "./refusal.ts";

/**
 * A submission that is a folder. Links are not followed, neither as files nor on the way to them.
 *
 * @param root the folder, which must not be a link itself
 */
export async function openFolder(root: string, caps: Caps): Promise<Opened> {
  // What stands above the folder is the instructor's and may be a link; below it nothing may be.
  const real = await realpath(root);
  return {
    format: "folder",
    list: (folder) => listFolder(join(real, folder)),
    read: async (path) => {
      if (!(await isThere(real, path))) return undefined;
      return readWhole(join(real, path), path, caps);
    },
  };
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).toSorted();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw error;
  }
}

/**
 * Whether every step down to a file is a folder, and the file a file.
 *
 * @throws Refusal if a step is a link or anything else
 */
async function isThere(root: string, path: string): Promise<boolean> {
  const steps = path.split("/");
  for (let i = 1; i <= steps.length; i++) {
    const part = steps.slice(0, i).join("/");
    const found = await lstat(join(root, part)).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    });
    if (!found) return false;
    if (found.isSymbolicLink()) throw aLink(part);
    if (i < steps.length && !found.isDirectory()) return false;
    if (i === steps.length) checkFile(found, part);
  }
  return true;
}

/** @throws Refusal where what stands at the end of a path is no file, or another's file too */
function checkFile(found: Stats, path: string): void {
  if (!found.isFile()) throw notAFile(path);
  if (found.nlink > 1) throw sharedFile(path, found.nlink);
}

async function readWhole(file: string, path: string, caps: Caps): Promise<Buffer> {
  // Without waiting: a pipe that was put in the file's place since would never open.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file, flags).catch((error: unknown) => {
    throw codeOf(error) === "ELOOP" ? aLink(path) : error;
  });
  try {
    const opened = await handle.stat();
    const named = await stat(await realpath(file));
    if (!opened.isFile()) throw notAFile(path);
    // The file that was opened is the one at this path, reached without links.
    if ((await realpath(file)) !== file || named.ino !== opened.ino) throw aLink(path);
    const bytes = Buffer.alloc(caps.fileBytes + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) return Buffer.from(bytes.subarray(0, length));
      length += bytesRead;
    }
    throw tooLarge(path, Math.max(opened.size, length), caps);
  } finally {
    await handle.close();
  }
}

function aLink(path: string): Refusal {
  return new Refusal(
    `"${showName(path)}" is a link.`,
    "An answer is a file of its own; links are not followed.",
    "put the file itself there.",
  );
}

function notAFile(path: string): Refusal {
  return new Refusal(`"${showName(path)}" is no file.`, "An answer is a file of its own.");
}

function sharedFile(path: string, names: number): Refusal {
  return new Refusal(
    `"${showName(path)}" has ${names} names on its disk (hard links).`,
    "An answer is a file of its own, which cannot be another's file under a second name.",
    "collect the submissions as copies: cp -r, not cp -l.",
  );
}

function tooLarge(path: string, size: number, caps: Caps): Refusal {
  return new Refusal(
    `"${showName(path)}" has ${sizeText(size)}.`,
    `An answer has at most ${sizeText(caps.fileBytes)}.`,
  );
}
