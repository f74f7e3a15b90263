/** Bytes that arrive in pieces and are taken in whatever lengths are needed. */
export class ByteStream {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  /** How many bytes were taken. */
  position = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, or fewer at the end. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      if (this.rest.length === 0 && !(await this.more())) break;
      const part = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    this.position += bytes.length;
    return bytes;
  }

  /**
   * Passes over bytes.
   *
   * @returns how many there were
   */
  async skip(length: number): Promise<number> {
    let missing = length;
    while (missing > 0) {
      if (this.rest.length === 0 && !(await this.more())) break;
      const step = Math.min(missing, this.rest.length);
      this.rest = this.rest.subarray(step);
      missing -= step;
    }
    this.position += length - missing;
    return length - missing;
  }

  /** Lets go of whatever the bytes come from. */
  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async more(): Promise<boolean> {
    const next = await this.source.next();
    if (next.done === true) return false;
    this.rest = next.value;
    return true;
  }
}
