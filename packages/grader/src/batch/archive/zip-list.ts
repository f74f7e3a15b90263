import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import type { Caps } from "./caps.ts";
import { entryPath } from "./entry-path.ts";
import { checkCount, type EntryKind } from "./unpacked.ts";
import { zipName } from "./zip-name.ts";

/** One line of the list at the end of a zip. */
export interface ZipEntry {
  readonly path: string;
  readonly kind: EntryKind;
  /** The name as the bytes that stand in the list. */
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the file's own header begins. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const zip64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
/** What 65,534 files with paths of ordinary length need, twice. */
const longestList = 16 * 1024 * 1024;

/**
 * Reads the list at the end of a zip.
 *
 * @returns the entries, and where the list begins
 * @throws ArchiveError
 */
export async function zipList(
  source: ByteSource,
  caps: Caps,
): Promise<{ entries: readonly ZipEntry[]; at: number }> {
  const { count, at, length } = await findList(source);
  checkCount("zip", count, caps);
  if (length > longestList) throw damaged("the list of its files is too long");
  const list = await source.read(at, length);
  const entries: ZipEntry[] = [];
  let place = 0;
  for (let i = 0; i < count; i++) {
    const { entry, end } = readEntry(list, place, caps);
    entries.push(entry);
    place = end;
  }
  if (place !== length) throw damaged("its list ends where it says it does not");
  return { entries, at };
}

/** Where the list is, as the record says that closes every zip. */
async function findList(
  source: ByteSource,
): Promise<{ count: number; at: number; length: number }> {
  const tailLength = Math.min(source.size, endLength + longestComment);
  const tail = await source.read(source.size - tailLength, tailLength);
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  const hasLocator = end >= 20 && tail.readUInt32LE(end - 20) === zip64Signature;
  if (hasLocator || count === 0xffff || [length, at].includes(0xffffffff)) throw zip64();
  const disks = [tail.readUInt16LE(end + 4), tail.readUInt16LE(end + 6)];
  if (disks.some((disk) => disk !== 0) || tail.readUInt16LE(end + 8) !== count) {
    throw damaged("it is one part of several");
  }
  if (at + length !== source.size - tailLength + end) {
    throw damaged("there are bytes that belong to none of its files");
  }
  return { count, at, length };
}

/** The record's place: it ends with a comment that reaches to the end of the zip. */
function findEnd(tail: Buffer): number {
  const places: number[] = [];
  for (let i = tail.length - endLength; i >= 0; i--) {
    const isEnd = tail.readUInt32LE(i) === endSignature;
    if (isEnd && i + endLength + tail.readUInt16LE(i + 20) === tail.length) places.push(i);
  }
  if (places.length === 0) throw damaged("the list of its files is missing");
  if (places.length > 1) throw damaged("it has two lists of files");
  return places[0];
}

function readEntry(list: Buffer, place: number, caps: Caps): { entry: ZipEntry; end: number } {
  if (place + entryLength > list.length || list.readUInt32LE(place) !== entrySignature) {
    throw damaged("its list of files cannot be read");
  }
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
    list.readUInt16LE(place + at),
  );
  const nameEnd = place + entryLength + nameLength;
  const end = nameEnd + extraLength + commentLength;
  if (end > list.length) throw damaged("its list of files cannot be read");
  const name = list.subarray(place + entryLength, nameEnd);
  const flags = list.readUInt16LE(place + 8);
  const text = zipName(name, flags, list.subarray(nameEnd, nameEnd + extraLength));
  const path = entryPath("zip", text, caps.pathBytes);
  const entry: ZipEntry = {
    path,
    kind: kindOf(text, list.readUInt32LE(place + 38) >>> 16),
    name,
    flags,
    method: list.readUInt16LE(place + 10),
    crc: list.readUInt32LE(place + 16),
    packedSize: list.readUInt32LE(place + 20),
    size: list.readUInt32LE(place + 24),
    at: list.readUInt32LE(place + 42),
  };
  if (path === "" && entry.kind === "file") throw damaged("it holds a file without a name");
  if ([entry.packedSize, entry.size, entry.at].includes(0xffffffff)) throw zip64();
  return { entry, end };
}

/** @param mode what Unix says about the file, 0 where the zip was made elsewhere */
function kindOf(name: string, mode: number): EntryKind {
  const type = mode & 0o170000;
  if (type === 0o120000) return "link";
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) return "special";
  return name.endsWith("/") || type === 0o040000 ? "folder" : "file";
}

function zip64(): ArchiveError {
  return new ArchiveError(
    "zip",
    "it is written in the form for more than 4 GiB or 65,535 files (zip64).",
    "An answer is a few kilobytes; only the common form of zip is read.",
    "zip only the folder with the exercises.",
  );
}

/** Says how a zip contradicts itself. */
export function damaged(how: string): ArchiveError {
  return new ArchiveError(
    "zip",
    `${how}.`,
    "A zip lists its files at its end, and every file again where it stands; the two must agree, and nothing may be missing.",
    "make the archive again, and send it again.",
  );
}
