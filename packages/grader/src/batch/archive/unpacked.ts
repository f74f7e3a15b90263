import { ArchiveError } from "./archive-error.ts";
import { type Caps, sizeText } from "./caps.ts";
import { sameFileKey, showName } from "./entry-path.ts";

/** What an entry of an archive is. Only files have content here. */
export type EntryKind = "file" | "folder" | "link" | "special";

/** One line of an archive's list. */
export interface ArchiveEntry {
  readonly path: string;
  readonly kind: EntryKind;
}

/** What is left of an archive: its list, and the files that were wanted, in memory. */
export interface Unpacked {
  readonly format: string;
  readonly entries: readonly ArchiveEntry[];
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Which files of an archive are kept. */
export type IsWanted = (path: string) => boolean;

/**
 * Refuses what would make it unclear which file is meant: a wanted file that is no file, that is there twice, or whose
 * folder is something else as well.
 *
 * @throws ArchiveError
 */
export function checkEntries(
  format: string,
  entries: readonly ArchiveEntry[],
  isWanted: IsWanted,
): void {
  const known = bySameFile(entries);
  const at = (path: string): readonly ArchiveEntry[] => known.get(sameFileKey(path)) ?? [];
  for (const { path, kind } of entries.filter((entry) => isWanted(entry.path))) {
    if (kind === "folder") continue;
    if (kind !== "file") throw notAFile(format, path, kind);
    const twins = at(path).map((twin) => twin.path);
    if (twins.length > 1) throw twice(format, twins);
    const above = [...foldersOf(path)].flatMap(at).find((other) => other.kind !== "folder");
    if (above) throw twice(format, [above.path, path]);
  }
}

/** The entries that some computer would take for the same file, together. */
function bySameFile(entries: readonly ArchiveEntry[]): ReadonlyMap<string, ArchiveEntry[]> {
  const known = new Map<string, ArchiveEntry[]>();
  for (const entry of entries) {
    const key = sameFileKey(entry.path);
    const same = known.get(key);
    if (same) same.push(entry);
    else known.set(key, [entry]);
  }
  return known;
}

function* foldersOf(path: string): Generator<string> {
  for (let i = path.indexOf("/"); i !== -1; i = path.indexOf("/", i + 1)) yield path.slice(0, i);
}

function notAFile(format: string, path: string, kind: EntryKind): ArchiveError {
  const what = kind === "link" ? "a link" : "neither a file nor a folder";
  return new ArchiveError(
    format,
    `it holds "${showName(path)}", which is ${what}.`,
    "An answer is a file of its own; links are not followed.",
    "put the file itself into the archive.",
  );
}

function twice(format: string, paths: readonly string[]): ArchiveError {
  const [one, other] = paths.map((path) => `"${showName(path)}"`);
  return new ArchiveError(
    format,
    one === other ? `it holds ${one} twice.` : `it holds ${one} and ${other}.`,
    "One place holds one file: on some computers the second would replace the first, on others it would not.",
    "make the archive again with one of them.",
  );
}

/**
 * Counts what is kept.
 *
 * @throws ArchiveError once it is too much
 */
export function keptCounter(format: string, caps: Caps): (path: string, bytes: number) => void {
  let files = 0;
  let total = 0;
  return (path, bytes) => {
    files++;
    total += bytes;
    if (bytes > caps.fileBytes) {
      throw new ArchiveError(
        format,
        `it holds "${showName(path)}" of ${sizeText(bytes)}.`,
        `An answer has at most ${sizeText(caps.fileBytes)}.`,
      );
    }
    if (files > caps.files || total > caps.keptBytes) {
      throw new ArchiveError(
        format,
        `it holds more than ${caps.files} answers, or more than ${sizeText(caps.keptBytes)} of them.`,
        "A submission holds each exercise once.",
      );
    }
  };
}

/** @throws ArchiveError if the list is longer than anyone's work */
export function checkCount(format: string, entries: number, caps: Caps): void {
  if (entries <= caps.entries) return;
  throw new ArchiveError(
    format,
    `it lists ${entries} entries or more.`,
    `At most ${caps.entries} are looked at.`,
    "leave node_modules out of the archive.",
  );
}

/** @throws ArchiveError if what is packed is out of proportion: a bomb, or no archive of texts */
export function checkUnpackedSize(
  format: string,
  unpacked: number,
  packed: number,
  caps: Caps,
): void {
  const isTooLarge = unpacked > caps.unpackedBytes;
  const isBomb = unpacked > caps.ratioFrom && unpacked > caps.ratio * packed;
  if (!isTooLarge && !isBomb) return;
  throw new ArchiveError(
    format,
    `its ${sizeText(packed)} unpack to ${sizeText(unpacked)} or more.`,
    `At most ${sizeText(caps.unpackedBytes)} are unpacked, and at most ${caps.ratio} times the archive's size.`,
  );
}
