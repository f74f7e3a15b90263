import { crc32, deflateRawSync } from "node:zlib";

/** A file to put into a zip, with everything that can be wrong about it. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly method?: "stored" | "deflated";
  /** What Unix calls its mode: `0o120777` is a link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly extra?: Buffer;
  /** Numbers behind the file instead of in front of it, with their signature or without. */
  readonly descriptor?: "signed" | "bare";
  /** What the list says, where it differs. */
  readonly listed?: Partial<
    Record<"name" | "size" | "packedSize" | "crc" | "method" | "at", unknown>
  >;
}

/** Makes a zip as other programs do, or as nobody should. */
export function makeZip(parts: readonly ZipPart[], comment = ""): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { body, line } = packed(part, at);
    bodies.push(body);
    list.push(line);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...bodies, ...list, end, Buffer.from(comment)]);
}

/** A file with what stands around it, and its line in the list at the end. */
function packed(part: ZipPart, at: number): { readonly body: Buffer; readonly line: Buffer } {
  const { descriptor, mode, listed, extra = Buffer.alloc(0) } = part;
  const name = Buffer.from(part.name);
  const content = Buffer.from(part.content ?? "");
  const isStored = part.method === "stored";
  const data = isStored ? content : deflateRawSync(content);
  const numbers = { crc: crc32(content), packedSize: data.length, size: content.length };
  const flags = (part.flags ?? 0) | (descriptor === undefined ? 0 : 8);
  const method = isStored ? 0 : 8;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  if (descriptor === undefined) writeNumbers(header, 14, numbers);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return {
    body: Buffer.concat([header, name, extra, data, descriptorOf(part, numbers)]),
    line: listLine({ ...numbers, method, at, name, ...listed }, flags, extra, mode),
  };
}

function descriptorOf({ descriptor }: ZipPart, numbers: Numbers): Buffer {
  if (descriptor === undefined) return Buffer.alloc(0);
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  writeNumbers(bytes, 4, numbers);
  return descriptor === "bare" ? bytes.subarray(4) : bytes;
}

interface Numbers {
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

function writeNumbers(to: Buffer, at: number, { crc, packedSize, size }: Numbers): void {
  to.writeUInt32LE(crc, at);
  to.writeUInt32LE(packedSize, at + 4);
  to.writeUInt32LE(size, at + 8);
}

function listLine(
  of: Record<string, unknown>,
  flags: number,
  extra: Buffer,
  mode: number | undefined,
): Buffer {
  const name = Buffer.from(of["name"] as string);
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(mode === undefined ? 20 : 0x0314, 4);
  line.writeUInt16LE(20, 6);
  line.writeUInt16LE(flags, 8);
  line.writeUInt16LE(of["method"] as number, 10);
  writeNumbers(line, 16, of as Record<keyof Numbers, number>);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt16LE(extra.length, 30);
  line.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 38);
  line.writeUInt32LE(of["at"] as number, 42);
  return Buffer.concat([line, name, extra]);
}
