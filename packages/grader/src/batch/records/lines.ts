import { open } from "node:fs/promises";
import { codeOf } from "../submissions/refusal.ts";

/** A line of a file, with its place in bytes. */
export interface Line {
  readonly text: string;
  readonly at: number;
  /** With its line break. */
  readonly length: number;
  /** Whether it has a line break; only the last line of a file can lack it. */
  readonly isWhole: boolean;
}

/** The lines of a file, one after the other, in memory that does not grow with the file. None if there is no file. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const handle = await open(file, "r").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (!handle) return;
  const piece = Buffer.alloc(1 << 20);
  let parts: Buffer[] = [];
  let at = 0;
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, null);
      if (bytesRead === 0) break;
      let start = 0;
      for (
        let end = newline(piece, start, bytesRead);
        end !== -1;
        end = newline(piece, start, bytesRead)
      ) {
        const line = Buffer.concat([...parts, piece.subarray(start, end)]);
        yield { text: line.toString("utf8"), at, length: line.length + 1, isWhole: true };
        at += line.length + 1;
        parts = [];
        start = end + 1;
      }
      parts.push(Buffer.from(piece.subarray(start, bytesRead)));
    }
  } finally {
    await handle.close();
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0)
    yield { text: rest.toString("utf8"), at, length: rest.length, isWhole: false };
}

function newline(bytes: Buffer, from: number, length: number): number {
  const at = bytes.subarray(0, length).indexOf(0x0a, from);
  return at;
}
