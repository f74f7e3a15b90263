/** What a program printed, in the order in which it came, up to a limit. */
export class Output {
  private readonly chunks: Buffer[] = [];
  private readonly kept: number;
  private keptBytes = 0;

  /** All bytes that came, kept or not. */
  bytes = 0;

  /** @param kept how many bytes to keep */
  constructor(kept: number) {
    this.kept = kept;
  }

  /** Adds what came. */
  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    const piece = chunk.subarray(0, this.kept - this.keptBytes);
    if (piece.length === 0) return;
    this.keptBytes += piece.length;
    this.chunks.push(piece);
  }

  /** Whether some of it was not kept. */
  get cut(): boolean {
    return this.bytes > this.keptBytes;
  }

  /** The kept text, made harmless. */
  get text(): string {
    return withoutControls(Buffer.concat(this.chunks).toString("utf8"));
  }
}

/** Leaves nothing in a text that could move a cursor, change a color or turn the reading direction. */
export function withoutControls(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(ansi, "")
    .replaceAll(harmful, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\u${code.toString(16).padStart(4, "0")}`;
    });
}

// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const ansi = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\))/g;

/** C0 and C1 controls except tab and line feed, direction marks and isolates, lone surrogates, line separators. */
const harmful =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;
