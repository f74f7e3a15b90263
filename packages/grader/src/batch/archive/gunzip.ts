import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import type { Caps } from "./caps.ts";
import { checkUnpackedSize } from "./unpacked.ts";

/**
 * The bytes in a gzip, as they are unpacked, and no more of them than `caps` allow.
 *
 * @param packedSize how many bytes the gzip has
 * @throws ArchiveError if it is damaged, cut off, or unpacks to too much
 */
export async function* gunzip(
  packed: AsyncIterable<Buffer>,
  packedSize: number,
  caps: Caps,
): AsyncGenerator<Buffer> {
  const input = Readable.from(packed, { objectMode: false });
  const output = createGunzip();
  // Whatever the bytes come from fails here as well; a pipe alone would not pass it on.
  input.on("error", (error) => output.destroy(error));
  input.pipe(output);
  let size = 0;
  try {
    for await (const piece of output as AsyncIterable<Buffer>) {
      size += piece.length;
      checkUnpackedSize("gzip", size, packedSize, caps);
      yield piece;
    }
  } catch (error) {
    throw hasZlibCode(error) ? damagedGzip(error.code) : error;
  } finally {
    output.destroy();
    input.destroy();
  }
}

function hasZlibCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function damagedGzip(code: string): ArchiveError {
  return new ArchiveError(
    "gzip",
    code === "Z_BUF_ERROR"
      ? "it ends too early."
      : "it is damaged: its bytes or its checksum are wrong.",
    "A gzip closes with its length and a checksum, and both must agree with what it holds.",
    "make the archive again, and send it again.",
  );
}
