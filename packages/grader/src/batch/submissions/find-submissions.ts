import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { Misuse } from "../../commands/misuse.ts";
import { placeText } from "../../render/place-text.ts";
import { showName } from "../archive/entry-path.ts";

/** One thing that somebody handed in. */
export interface Submission {
  /** The folder's name, or the archive's without its ending. */
  readonly id: string;
  readonly kind: "folder" | "archive" | "link" | "unreadable-name";
  readonly path: string;
}

/** What a folder of submissions holds. */
export interface Found {
  /** In the order of their names. */
  readonly submissions: readonly Submission[];
  /** Files that are no submissions: lists of participants, notes. */
  readonly ignored: readonly string[];
}

/** What can be read, and what is an archive all the same, so that its author hears of it. */
const archiveEnding = /\.(?:zip|tar|tar\.gz|tgz|rar|7z|tar\.(?:xz|bz2|zst)|txz|tbz2?|gz|xz|bz2)$/i;

/**
 * Finds the submissions in a folder: its subfolders and archives.
 *
 * @throws Misuse if there is no such folder
 */
export function findSubmissions(folder: string): Found {
  const entries = list(folder).filter(({ name }) => !name.startsWith("."));
  const ignored = entries.filter((entry) => kindOf(entry) === undefined).map(({ name }) => name);
  const found = entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : [{ name: entry.name, kind }];
  });
  const short = found.map(({ name, kind }) => shortId(name, kind));
  const submissions = found.map(({ name, kind }, i): Submission => {
    const isAlone = short.filter((other) => sameId(other, short[i])).length === 1;
    return { id: isAlone ? short[i] : name, kind, path: join(folder, name) };
  });
  return {
    submissions: submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ignored: ignored.toSorted().map(showName),
  };
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new Misuse(
      `batch: ${placeText(folder)} cannot be read: ${error instanceof Error ? error.message : String(error)}\n` +
        "  --in names a folder that holds one subfolder or archive for each submission.",
    );
  }
}

function kindOf(entry: Dirent): Submission["kind"] | undefined {
  // Bytes that are no UTF-8 arrive as this sign, and the file cannot be opened by such a name.
  if (entry.name.includes("\uFFFD")) return "unreadable-name";
  if (entry.isDirectory()) return "folder";
  if (entry.isSymbolicLink()) return "link";
  return archiveEnding.test(entry.name) && entry.isFile() ? "archive" : undefined;
}

function shortId(name: string, kind: Submission["kind"]): string {
  return kind === "archive" ? name.replace(archiveEnding, "") || name : name;
}

/** Ids become file names elsewhere: those that differ in case only are one. */
function sameId(a: string, b: string): boolean {
  return a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
}
