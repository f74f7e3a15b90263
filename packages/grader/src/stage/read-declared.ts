import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/** The declared files of an answer, as they were when they were read; nothing else of it is ever looked at. */
export interface Staged {
  /** Their texts, by their names relative to the folder: `exercise.ts`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Why an answer's file cannot be taken. */
export interface Refusal {
  readonly name: string;
  /** `missing`, or a sentence that says what it is. */
  readonly reason: string;
}

/** The most bytes of one file: a hundred times the longest solution. */
export const maximumFile: number = 128 * 1024;

/** The most bytes of all files together. */
export const maximumFiles: number = 2 * 1024 * 1024;

export interface StageOptions {
  /**
   * Refuses a file that has another name elsewhere (a hard link). A learner's own disk may hold such files for good
   * reasons; what somebody handed in does not.
   */
  readonly strict?: boolean;
}

/**
 * Reads the declared files of an answer, each once.
 *
 * No link is followed, neither at a file's end nor on the way to it, nothing is opened that could make us wait, and
 * what is read is what was looked at.
 */
export function readDeclared(
  folder: string,
  names: readonly string[],
  options: StageOptions = {},
): Staged | Refusal {
  const files = new Map<string, string>();
  let left = maximumFiles;
  for (const name of names) {
    const content = readOne(folder, name, options);
    if (typeof content === "string") return { name, reason: content };
    left -= content.length;
    if (left < 0) return { name, reason: "The files are larger than 2 MB together." };
    files.set(name, content.toString("utf8"));
  }
  return { files };
}

/** A file's bytes, or why it is not taken. */
function readOne(folder: string, name: string, { strict = false }: StageOptions): Buffer | string {
  const path = join(folder, name);
  try {
    const link = linkOnTheWay(folder, path);
    if (link !== undefined)
      return `"${link}" is a link to another place. An answer is a plain file.`;
    // Not blocking: a pipe with nobody at its other end would make us wait for ever.
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      return refusal(name, fstatSync(file), strict) ?? readWhole(file, name);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return inWords(name, (error as { code?: string }).code ?? String(error));
  }
}

/** The first part of a path below the folder that is a link, relative to it. */
function linkOnTheWay(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (let at = path; at !== folder && at !== dirname(at); at = dirname(at)) parts.unshift(at);
  const link = parts.find((part) => lstatSync(part).isSymbolicLink());
  return link === undefined ? undefined : relative(folder, link);
}

function refusal(name: string, stats: Stats, strict: boolean): string | undefined {
  if (!stats.isFile()) return `${name} is not a file. An answer is a plain file.`;
  if (strict && stats.nlink > 1) {
    return `${name} has another name elsewhere (a hard link). An answer is a file of its own.`;
  }
  return stats.size > maximumFile ? tooLarge(name) : undefined;
}

/** Reads no more than a file may have, whatever it has become since. */
function readWhole(file: number, name: string): Buffer | string {
  const bytes = Buffer.alloc(maximumFile + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = readSync(file, bytes, length, bytes.length - length, null);
  }
  return length > maximumFile ? tooLarge(name) : bytes.subarray(0, length);
}

function tooLarge(name: string): string {
  return `${name} is larger than ${maximumFile / 1024} KB. An answer is a few lines: was something pasted into it?`;
}

function inWords(name: string, code: string): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "missing";
  if (code === "ELOOP") return `${name} is a link to another place. An answer is a plain file.`;
  return `${name} cannot be read (${code}).`;
}
