import { ArchiveError } from "./archive-error.ts";
import { type ByteSource, pieces } from "./byte-source.ts";
import { type Caps, defaultCaps, sizeText } from "./caps.ts";
import { gunzip } from "./gunzip.ts";
import { readTar } from "./read-tar.ts";
import { readZip } from "./read-zip.ts";
import { blockLength, isTarHeader } from "./tar-header.ts";
import type { IsWanted, Unpacked } from "./unpacked.ts";

/**
 * Reads the wanted files of an archive into memory: a zip, a tar, or a tar in a gzip, told apart by what they begin with.
 *
 * Nothing is ever written: no path of an archive reaches the file system. Archives in archives stay packed.
 *
 * @throws ArchiveError, in words for whoever made the archive, whatever the bytes are
 */
export async function readArchive(
  source: ByteSource,
  isWanted: IsWanted,
  caps: Caps = defaultCaps,
): Promise<Unpacked> {
  if (source.size > caps.archiveBytes) {
    throw new ArchiveError(
      "archive",
      `it has ${sizeText(source.size)}.`,
      `An archive has at most ${sizeText(caps.archiveBytes)}.`,
      "leave node_modules and .git out of it.",
    );
  }
  const start = await source.read(0, Math.min(blockLength, source.size));
  if (startsWith(start, "PK\x03\x04") || startsWith(start, "PK\x05\x06")) {
    return readZip(source, caps, isWanted);
  }
  if (startsWith(start, "\x1F\x8B")) {
    return readTar(asTar(gunzip(pieces(source), source.size, caps)), caps, isWanted);
  }
  if (isTarHeader(start)) return readTar(pieces(source), caps, isWanted);
  throw unknownArchive(start);
}

/** Lets a gzip pass that holds a tar. */
async function* asTar(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start = Buffer.alloc(0);
  let isTar = false;
  for await (const piece of unpacked) {
    if (isTar) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < blockLength) continue;
    if (!isTarHeader(start)) throw notTar();
    isTar = true;
    yield start;
  }
  if (!isTar) throw notTar();
}

function notTar(): ArchiveError {
  return new ArchiveError(
    "gzip",
    "it holds something that is no tar.",
    "A gzip packs one file; several files are first made a tar, which is then packed: a .tar.gz.",
    "tar czf answers.tar.gz exercises",
  );
}

/** How other archives begin. */
const others: readonly (readonly [start: string, name: string])[] = [
  ["Rar!", "a RAR archive"],
  ["7z\xBC\xAF\x27\x1C", "a 7z archive"],
  ["\xFD7zXZ\0", "packed by xz"],
  ["BZh", "packed by bzip2"],
  ["\x28\xB5\x2F\xFD", "packed by Zstandard"],
  ["%PDF", "a PDF document"],
  ["<!DOCTYPE", "a web page"],
  ["<html", "a web page"],
];

function unknownArchive(start: Buffer): ArchiveError {
  const known = others.find(([bytes]) => startsWith(start, bytes))?.[1];
  const what =
    start.length === 0 ? "it is empty" : `it is ${known ?? "no archive that can be read"}`;
  return new ArchiveError(
    "archive",
    `${what}.`,
    "A submission is a folder, a .zip, a .tar or a .tar.gz.",
    "make a zip of the folder with the exercises.",
  );
}

function startsWith(bytes: Buffer, start: string): boolean {
  return bytes.subarray(0, start.length).equals(Buffer.from(start, "latin1"));
}
