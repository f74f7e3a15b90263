import { ProtocolError } from "./protocol-error.ts";

/**
 * One message in either direction:
 *
 *     u32 length | u32 request | u8 kind | u32 head length | head, as JSON | numbers, as float64
 *
 * All little-endian. `length` counts the bytes after itself. Every byte belongs to something: what is left between the
 * head and the end is a whole number of float64.
 */
export interface Frame {
  /** Which request it belongs to. */
  readonly request: number;
  /** What it is: one of `kinds`. */
  readonly kind: number;
  /** The parsed head, about which nothing is known yet. */
  readonly head: unknown;
  readonly numbers: Float64Array;
}

/** What a frame may hold. */
export interface FrameLimits {
  /** The most bytes of all. */
  readonly frame: number;
  /** The most bytes of the head: JSON takes a multiple of its length when it is parsed. */
  readonly head: number;
}

/** Nothing honest comes near it: a million numbers are 8 MB. */
export const defaultFrameLimits: FrameLimits = { frame: 8 * 1024 * 1024, head: 2 * 1024 * 1024 };

const lengthBytes = 4;
const fixed = 9;

/** A frame as bytes. */
export function encodeFrame(
  request: number,
  kind: number,
  head: unknown,
  numbers: readonly number[] = [],
): Buffer {
  const text = Buffer.from(JSON.stringify(head), "utf8");
  const length = fixed + text.length + 8 * numbers.length;
  const bytes = Buffer.allocUnsafe(lengthBytes + length);
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt32LE(request, 4);
  bytes.writeUInt8(kind, 8);
  bytes.writeUInt32LE(text.length, 9);
  text.copy(bytes, 13);
  const start = 13 + text.length;
  for (let i = 0; i < numbers.length; i++) bytes.writeDoubleLE(numbers[i], start + 8 * i);
  return bytes;
}

/** Puts frames together from pieces of any size. */
export class FrameReader {
  private readonly limits: FrameLimits;
  private readonly lengthField = Buffer.alloc(lengthBytes);
  private body: Buffer | undefined;
  private filled = 0;

  constructor(limits: FrameLimits = defaultFrameLimits) {
    this.limits = limits;
  }

  /** Whether a frame has begun and not ended. */
  get isPartial(): boolean {
    return this.filled > 0 || this.body !== undefined;
  }

  /**
   * The frames that `bytes` completes; those before bytes that are no frame come before the error.
   *
   * @throws ProtocolError where a length is absurd, or a frame does not add up
   */
  *read(bytes: Buffer): Generator<Frame> {
    let at = 0;
    while (at < bytes.length) {
      const target: Buffer = this.body ?? this.lengthField;
      const taken = bytes.copy(target, this.filled, at);
      at += taken;
      this.filled += taken;
      if (this.filled < target.length) return;
      this.filled = 0;
      if (this.body) {
        const body = this.body;
        this.body = undefined;
        yield parseBody(body, this.limits);
      } else {
        this.body = Buffer.allocUnsafe(this.checkedLength());
      }
    }
  }

  /** Looked at before anything is kept: a forged length must not make us wait for 4 GB. */
  private checkedLength(): number {
    const length = this.lengthField.readUInt32LE(0);
    if (length < fixed || length > this.limits.frame) {
      throw new ProtocolError(`A frame of ${length} bytes.`);
    }
    return length;
  }
}

function parseBody(body: Buffer, limits: FrameLimits): Frame {
  const headLength = body.readUInt32LE(5);
  const rest = body.length - fixed - headLength;
  if (headLength > limits.head || rest < 0 || rest % 8 !== 0) {
    throw new ProtocolError(`A head of ${headLength} bytes in a frame of ${body.length}.`);
  }
  const end = fixed + headLength;
  const head = parseJson(body.toString("utf8", fixed, end));
  const numbers = new Float64Array(rest / 8);
  for (let i = 0; i < numbers.length; i++) numbers[i] = body.readDoubleLE(end + 8 * i);
  return { request: body.readUInt32LE(0), kind: body.readUInt8(4), head, numbers };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProtocolError("A head that is not JSON.");
  }
}
