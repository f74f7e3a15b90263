/** A message from the child: a length, then that many bytes of JSON. */
const header = 4;

/** The most bytes one frame may have: nothing honest comes near it. */
export const maximumFrame: number = 8 * 1024 * 1024;

/** One value as `u32 length | JSON`. */
export function encodeFrame(value: unknown): Uint8Array {
  const body = Buffer.from(JSON.stringify(value), "utf8");
  const frame = Buffer.alloc(header + body.length);
  frame.writeUInt32LE(body.length);
  body.copy(frame, header);
  return frame;
}

/** Thrown where the bytes on the private channel are not frames. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

/**
 * Puts frames together from pieces of any size.
 *
 * @throws FrameError where a length is absurd or a body is not JSON
 */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /** The values that `bytes` completes; those before bytes that are no frame come before the error. */
  *read(bytes: Uint8Array): Generator {
    this.rest = Buffer.concat([this.rest, bytes]);
    while (this.rest.length >= header) {
      const length = this.rest.readUInt32LE(0);
      // Looked at before anything is kept: a forged length must not make us wait for 4 GB.
      if (length > maximumFrame) throw new FrameError(`A frame of ${length} bytes.`);
      if (this.rest.length - header < length) return;
      const body = this.rest.toString("utf8", header, header + length);
      this.rest = this.rest.subarray(header + length);
      yield parse(body);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError("A frame that is not JSON.");
  }
}
