import { ArchiveError } from "./archive-error.ts";
import { ByteStream } from "./byte-stream.ts";
import type { Caps } from "./caps.ts";
import { entryPath, showName } from "./entry-path.ts";
import { paxRecords } from "./pax.ts";
import {
  blockLength,
  damagedTar,
  type TarHeader,
  tarHeader,
  tarKind,
  untilZero,
} from "./tar-header.ts";
import {
  type ArchiveEntry,
  checkCount,
  checkEntries,
  type EntryKind,
  type IsWanted,
  keptCounter,
  type Unpacked,
} from "./unpacked.ts";

/**
 * Reads the wanted files of a tar into memory, in one pass. Nothing is written.
 *
 * Understands the POSIX form (ustar), its extension (pax), and GNU's long names.
 *
 * @param bytes the tar, unpacked
 * @throws ArchiveError where the tar is damaged, contradicts itself, or holds more than `caps` allow
 */
export async function readTar(
  bytes: AsyncIterable<Buffer>,
  caps: Caps,
  isWanted: IsWanted,
): Promise<Unpacked> {
  const stream = new ByteStream(bytes);
  const count = keptCounter("tar", caps);
  const entries: ArchiveEntry[] = [];
  const files = new Map<string, Buffer>();
  try {
    for (let next = await nextEntry(stream, caps); next; next = await nextEntry(stream, caps)) {
      const { path, kind, size } = next;
      entries.push({ path, kind });
      checkCount("tar", entries.length, caps);
      if (kind === "file" && isWanted(path)) {
        count(path, size);
        const content = await takeWhole(stream, size);
        // A second file of this name is refused below, whatever it holds.
        files.set(path, Buffer.from(content));
      } else if ((await stream.skip(size)) < size) {
        throw cutOff(stream);
      }
      await skipPadding(stream, size);
    }
    // A gzip says only at its very end whether all of it was right.
    await stream.skip(Number.POSITIVE_INFINITY);
  } finally {
    await stream.close();
  }
  checkEntries("tar", entries, isWanted);
  return { format: "tar", entries, files };
}

interface NextEntry extends ArchiveEntry {
  readonly size: number;
}

/** What headers that are about the next entry say about it. */
interface Notes {
  paxPath?: Buffer;
  paxSize?: Buffer;
  longName?: Buffer;
  isSparse?: boolean;
}

/** Reads headers up to the next entry; undefined at the end. */
async function nextEntry(stream: ByteStream, caps: Caps): Promise<NextEntry | undefined> {
  const notes: Notes = {};
  for (let i = 0; i < 8; i++) {
    const block = await stream.take(blockLength);
    if (block.length < blockLength) throw cutOff(stream);
    const header = tarHeader(block);
    if (!header) return undefined;
    if (!"xgLKX".includes(header.type)) return entryOf(header, notes, caps);
    await readNotes(stream, header, notes, caps);
  }
  throw damagedTar("it says too much about one of its files");
}

async function readNotes(
  stream: ByteStream,
  { type, size }: TarHeader,
  notes: Notes,
  caps: Caps,
): Promise<void> {
  if (size > 16 * caps.pathBytes) throw damagedTar("it says too much about one of its files");
  const content = await takeWhole(stream, size);
  await skipPadding(stream, size);
  if (type === "L") notes.longName = untilZero(content);
  if (type === "K" || type === "L") return;
  noteRecords(type, paxRecords(content), notes);
}

/** What a header of `key=value` records says: about the next entry, or (type `g`) about all that come. */
function noteRecords(type: string, records: ReadonlyMap<string, Buffer>, notes: Notes): void {
  const path = records.get("path");
  const length = records.get("size");
  if (type === "g" && (path ?? length))
    throw damagedTar("it gives all of its files one name or one size");
  if (path) notes.paxPath = path;
  if (length) notes.paxSize = length;
  notes.isSparse ||= [...records.keys()].some((key) => key.startsWith("GNU.sparse"));
}

function entryOf(header: TarHeader, notes: Notes, caps: Caps): NextEntry {
  const { paxPath, longName } = notes;
  checkNotes(header, notes);
  const name = nameText(paxPath ?? longName ?? header.name);
  const path = entryPath("tar", name, caps.pathBytes);
  const plain = tarKind(header.type, name);
  const kind: EntryKind = notes.isSparse ? "special" : plain;
  if (path === "" && kind === "file") throw damagedTar("it holds a file without a name");
  if (header.size > 0 && (kind === "folder" || kind === "link")) {
    throw damagedTar(`it holds "${showName(path)}", which is no file, and yet has a size`);
  }
  return { path, kind, size: header.size };
}

/** @throws ArchiveError where two headers say different things about one file */
function checkNotes({ size }: TarHeader, { paxPath, longName, paxSize }: Notes): void {
  if (paxPath && longName && !paxPath.equals(longName))
    throw damagedTar("it gives one of its files two names");
  if (paxSize && paxSize.toString("latin1") !== String(size))
    throw damagedTar("it gives one of its files two sizes");
}

function nameText(name: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    // An old system's encoding, which nothing names. It cannot be a file that is wanted, whose path is plain.
    return name.toString("latin1");
  }
}

async function takeWhole(stream: ByteStream, length: number): Promise<Buffer> {
  const bytes = await stream.take(length);
  if (bytes.length < length) throw cutOff(stream);
  return bytes;
}

async function skipPadding(stream: ByteStream, size: number): Promise<void> {
  const padding = (blockLength - (size % blockLength)) % blockLength;
  if ((await stream.skip(padding)) < padding) throw cutOff(stream);
}

function cutOff({ position }: ByteStream): ArchiveError {
  return new ArchiveError(
    "tar",
    `it ends after ${position} bytes, before it is closed.`,
    "A tar is a row of headers and files, closed by empty blocks.",
    "send it again: the upload may have stopped early.",
  );
}
