import { ArchiveError } from "./archive-error.ts";
import type { FileHandle } from "node:fs/promises";

/** Bytes that are read piece by piece. */
export interface ByteSource {
  readonly size: number;
  /**
   * Reads `length` bytes from `at` on.
   *
   * @throws ArchiveError if there are not as many
   */
  read(at: number, length: number): Promise<Buffer>;
}

/** Bytes in memory. */
export function bytesOf(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (at, length) => {
      checkRange(at, length, bytes.length);
      return bytes.subarray(at, at + length);
    },
  };
}

/** The bytes of an open file. */
export function bytesOfFile(file: FileHandle, size: number): ByteSource {
  return {
    size,
    read: async (at, length) => {
      checkRange(at, length, size);
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, at + done);
        if (bytesRead === 0) throw endsEarly(size);
        done += bytesRead;
      }
      return bytes;
    },
  };
}

/** All bytes in order, in pieces. */
export async function* pieces(source: ByteSource, length = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.size; at += length) {
    yield await source.read(at, Math.min(length, source.size - at));
  }
}

function checkRange(at: number, length: number, size: number): void {
  if (at < 0 || length < 0 || at + length > size) throw endsEarly(size);
}

function endsEarly(size: number): ArchiveError {
  return new ArchiveError(
    "archive",
    `it ends after ${size} bytes, in the middle of something.`,
    "An archive lists how long its parts are, and all of them must be there.",
    "send it again: the upload may have stopped early.",
  );
}
