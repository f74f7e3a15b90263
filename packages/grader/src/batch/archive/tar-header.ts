import { ArchiveError } from "./archive-error.ts";
import type { EntryKind } from "./unpacked.ts";

/** A tar is made of blocks of this many bytes. */
export const blockLength = 512;

/** What stands in front of every file of a tar. */
export interface TarHeader {
  readonly name: Buffer;
  /** One character: `0` a file, `5` a folder, `x` more about the next entry. */
  readonly type: string;
  readonly size: number;
}

/**
 * Reads a header.
 *
 * @returns undefined for a block of zeros, which ends a tar
 * @throws ArchiveError if it is none
 */
export function tarHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (!hasRightSum(block)) throw damagedTar("one of its headers has a wrong checksum");
  const name = untilZero(block.subarray(0, 100));
  // Only the POSIX form has a prefix there; the older GNU form keeps times in the same place.
  const isPosix = block.subarray(257, 263).equals(Buffer.from("ustar\0"));
  const prefix = isPosix ? untilZero(block.subarray(345, 500)) : Buffer.alloc(0);
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]),
    type: block[156] === 0 ? "0" : String.fromCharCode(block[156]),
    size: numberOf(block.subarray(124, 136)),
  };
}

/** Whether a block is a tar's header by its checksum, which is how a tar is told from other files. */
export function isTarHeader(block: Buffer): boolean {
  return block.length >= blockLength && hasRightSum(block.subarray(0, blockLength));
}

/** What a type means. */
export function tarKind(type: string, name: string): EntryKind {
  if (type === "5" || (type === "0" && name.endsWith("/"))) return "folder";
  if (type === "0" || type === "7") return "file";
  return type === "1" || type === "2" ? "link" : "special";
}

/** The bytes of a header add up to a number in it, where that number itself counts as blanks. */
function hasRightSum(block: Buffer): boolean {
  const stored = octal(block.subarray(148, 156));
  if (stored === undefined) return false;
  let unsigned = 0;
  let signed = 0;
  block.forEach((byte, i) => {
    const value = i >= 148 && i < 156 ? 32 : byte;
    unsigned += value;
    signed += value > 127 ? value - 256 : value;
  });
  return stored === unsigned || stored === signed;
}

function numberOf(field: Buffer): number {
  // Numbers too large for octal digits are written in base 256, with the first bit set.
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => 256 * sum + byte, 0);
    if (Number.isSafeInteger(value)) return value;
  }
  const value = octal(field);
  if (value === undefined) throw damagedTar("one of its headers has a size that is no number");
  return value;
}

function octal(field: Buffer): number | undefined {
  const text = field
    .toString("latin1")
    .replace(/[\0 ]+$/, "")
    .replace(/^ +/, "");
  if (!/^[0-7]*$/.test(text)) return undefined;
  return text === "" ? 0 : Number.parseInt(text, 8);
}

/** The bytes before the first zero. */
export function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

/** Says how a tar contradicts itself. */
export function damagedTar(how: string): ArchiveError {
  return new ArchiveError(
    "tar",
    `${how}.`,
    "A tar is a row of headers and files, closed by empty blocks.",
    "make the archive again, and send it again.",
  );
}
