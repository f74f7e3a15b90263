import { explain } from "@gradus/core";
import { type Idx, parseIdx } from "./idx.ts";

/**
 * Reads an idx file, compressed with gzip or not.
 *
 * @throws RangeError if the file is damaged
 */
export async function readIdx(bytes: Uint8Array): Promise<Idx> {
  return parseIdx(await gunzip(bytes));
}

/** Decompresses what was compressed with gzip, and leaves anything else as it is. */
async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([Uint8Array.from(bytes)])
      .stream()
      .pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new RangeError(
      explain(
        "readIdx",
        `${bytes.length} compressed bytes cannot be decompressed.`,
        "A gzip file ends with its length and a checksum. This one is damaged or incomplete.",
      ),
      { cause: error },
    );
  }
}
