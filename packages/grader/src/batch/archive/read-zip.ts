import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import type { Caps } from "./caps.ts";
import { showName } from "./entry-path.ts";
import {
  checkEntries,
  checkUnpackedSize,
  type IsWanted,
  keptCounter,
  type Unpacked,
} from "./unpacked.ts";
import { damaged, type ZipEntry, zipList } from "./zip-list.ts";

const headerSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const headerLength = 30;
const flag = { encrypted: 0x1, descriptor: 0x8, strong: 0x40, masked: 0x2000 } as const;
const method = { stored: 0, deflated: 8 } as const;

/**
 * Reads the wanted files of a zip into memory. Nothing else is unpacked, and nothing is written.
 *
 * @throws ArchiveError where the zip is damaged, contradicts itself, or holds more than `caps` allow
 */
export async function readZip(
  source: ByteSource,
  caps: Caps,
  isWanted: IsWanted,
): Promise<Unpacked> {
  const list = await zipList(source, caps);
  const total = list.entries.reduce((sum, { size }) => sum + size, 0);
  checkUnpackedSize("zip", total, source.size, caps);
  checkOverlap(list.entries, list.at);
  checkEntries("zip", list.entries, isWanted);
  const count = keptCounter("zip", caps);
  const files = new Map<string, Buffer>();
  for (const entry of list.entries) {
    if (entry.kind !== "file" || !isWanted(entry.path)) continue;
    count(entry.path, entry.size);
    files.set(entry.path, await readEntry(source, entry, list.at));
  }
  return { format: "zip", entries: list.entries, files };
}

/** Files of a zip lie one after another; where they share bytes, a small zip can hold a huge one many times. */
function checkOverlap(entries: readonly ZipEntry[], end: number): void {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  inOrder.forEach(({ at, name, packedSize }, i) => {
    const next = inOrder[i + 1]?.at ?? end;
    if (at + headerLength + name.length + packedSize > next) {
      throw damaged("two of its files share the same bytes");
    }
  });
}

async function readEntry(source: ByteSource, entry: ZipEntry, end: number): Promise<Buffer> {
  checkReadable(entry);
  const start = await checkHeader(source, entry);
  if (start + entry.packedSize > end) throw damaged(`"${showName(entry.path)}" is cut off`);
  // What is stored or badly compressed is not much longer than the file; more would only fill the memory.
  if (entry.packedSize > entry.size + entry.size / 100 + 1024) {
    throw damaged(`"${showName(entry.path)}" is longer packed than unpacked`);
  }
  const packed = await source.read(start, entry.packedSize);
  const bytes = entry.method === method.stored ? packed : await inflated(packed, entry);
  if (bytes.length !== entry.size)
    throw damaged(`"${showName(entry.path)}" has another size than listed`);
  if (crc32(bytes) !== entry.crc)
    throw damaged(`the checksum of "${showName(entry.path)}" is wrong`);
  if ((entry.flags & flag.descriptor) !== 0) await checkDescriptor(source, entry, start, end);
  return Buffer.from(bytes);
}

function checkReadable({ path, flags, method: how }: ZipEntry): void {
  if ((flags & (flag.encrypted | flag.strong | flag.masked)) !== 0) {
    throw new ArchiveError(
      "zip",
      `"${showName(path)}" is encrypted.`,
      "The grader knows no passwords.",
      "make the archive again without a password.",
    );
  }
  if (how === method.stored || how === method.deflated) return;
  throw new ArchiveError(
    "zip",
    `"${showName(path)}" is compressed by method ${how}.`,
    "Files in a zip are stored (0) or deflated (8), which every program can read.",
    "make the archive again with the program of your system, without special settings.",
  );
}

/**
 * Compares the header in front of a file with the list.
 *
 * @returns where the file's bytes begin
 */
async function checkHeader(source: ByteSource, entry: ZipEntry): Promise<number> {
  const header = await source.read(entry.at, headerLength);
  const nameLength = header.readUInt16LE(26);
  const name = await source.read(entry.at + headerLength, nameLength);
  const numbers = [14, 18, 22].map((at) => header.readUInt32LE(at));
  const listed = [entry.crc, entry.packedSize, entry.size];
  // With a descriptor the numbers stand behind the file, and here 0 or, where they might be large, the largest.
  const mayWait = (entry.flags & flag.descriptor) !== 0;
  const agree =
    header.readUInt32LE(0) === headerSignature &&
    header.readUInt16LE(6) === entry.flags &&
    header.readUInt16LE(8) === entry.method &&
    name.equals(entry.name) &&
    numbers.every((n, i) => n === listed[i] || (mayWait && (n === 0 || n === 0xffffffff)));
  if (!agree) throw damaged(`"${showName(entry.path)}" is not what its list says`);
  return entry.at + headerLength + nameLength + header.readUInt16LE(28);
}

/** Compares the numbers behind a file with the list: with a signature in front of them or without. */
async function checkDescriptor(
  source: ByteSource,
  { path, crc, packedSize, size }: ZipEntry,
  start: number,
  end: number,
): Promise<void> {
  const at = start + packedSize;
  const bytes = await source.read(at, Math.min(24, end - at));
  const words = (from: number, length: number): readonly number[] =>
    from + 4 * length <= bytes.length
      ? Array.from({ length }, (_, i) => bytes.readUInt32LE(from + 4 * i))
      : [];
  const from = words(0, 1)[0] === descriptorSignature ? 4 : 0;
  const agrees = (numbers: readonly number[], expected: readonly number[]): boolean =>
    numbers.length === expected.length && numbers.every((n, i) => n === expected[i]);
  const short = agrees(words(from, 3), [crc, packedSize, size]);
  const long = agrees(words(from, 5), [crc, packedSize, 0, size, 0]);
  if (!short && !long)
    throw damaged(`the numbers behind "${showName(path)}" are not those of its list`);
}

const inflate = promisify<Buffer, object, { buffer: Buffer; engine: { bytesWritten: number } }>(
  inflateRaw as never,
);

async function inflated(packed: Buffer, { path, size }: ZipEntry): Promise<Buffer> {
  try {
    const { buffer, engine } = await inflate(packed, { maxOutputLength: size + 1, info: true });
    if (engine.bytesWritten === packed.length) return buffer;
  } catch {
    // Damaged or too long: one sentence is true of both.
  }
  throw damaged(`"${showName(path)}" cannot be unpacked to the ${size} bytes of its list`);
}
