import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { createHash } from "node:crypto";
import { ArchiveError } from "../archive/archive-error.ts";
import { bytesOfFile, type ByteSource, pieces } from "../archive/byte-source.ts";
import type { Caps } from "../archive/caps.ts";
import { readArchive } from "../archive/read-archive.ts";
import type { Unpacked } from "../archive/unpacked.ts";
import { mayBeAnswer } from "./answer-places.ts";
import type { Opened } from "./answers.ts";
import type { Asked } from "./asked.ts";
import { codeOf, Refusal } from "./refusal.ts";

/** An archive that cannot be read, with the sum by which it is known if it is handed in again. */
export class BadArchive extends Error {
  override readonly name = "BadArchive";
  readonly sha256: string;

  constructor(error: ArchiveError, sum: string) {
    super(error.message);
    this.sha256 = sum;
  }
}

/**
 * A submission that is an archive.
 *
 * @param asked what is unpacked: files that may be answers to these
 * @throws BadArchive if it cannot be read
 * @throws Refusal if it is no file
 */
export async function openArchive(
  path: string,
  asked: readonly Asked[],
  caps: Caps,
): Promise<Opened> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(path, flags).catch((error: unknown) => {
    throw codeOf(error) === "ELOOP" ? noFile() : error;
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw noFile();
    const source = bytesOfFile(handle, found.size);
    try {
      const isWanted = (name: string): boolean => mayBeAnswer(name, asked);
      return fromUnpacked(await readArchive(source, isWanted, caps));
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      throw new BadArchive(error, await sumOf(source, caps));
    }
  } finally {
    await handle.close();
  }
}

/** The sum of an archive, or of its size where it is too large to be read. */
async function sumOf(source: ByteSource, caps: Caps): Promise<string> {
  const hash = createHash("sha256");
  if (source.size > caps.archiveBytes) return hash.update(`${source.size} bytes`).digest("hex");
  for await (const piece of pieces(source)) hash.update(piece);
  return hash.digest("hex");
}

function fromUnpacked({ format, entries, files }: Unpacked): Opened {
  return {
    format,
    list: async (folder) => {
      const names = new Set<string>();
      for (const { path, kind } of entries) {
        if (!path.startsWith(folder) || path === "") continue;
        const [name, ...below] = path.slice(folder.length).split("/");
        if (name !== "") names.add(below.length > 0 || kind === "folder" ? `${name}/` : name);
      }
      return [...names].toSorted();
    },
    read: async (path) => files.get(path),
  };
}

function noFile(): Refusal {
  return new Refusal("it is no file.", "A submission is a folder or an archive of its own.");
}
