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
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content ?? "");
    const packed = part.method === "stored" ? content : deflateRawSync(content);
    const numbers = { crc: crc32(content), packedSize: packed.length, size: content.length };
    const flags = (part.flags ?? 0) | (part.descriptor === undefined ? 0 : 8);
    const method = part.method === "stored" ? 0 : 8;
    const extra = part.extra ?? Buffer.alloc(0);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(method, 8);
    if (part.descriptor === undefined) writeNumbers(header, 14, numbers);
    header.writeUInt16LE(name.length, 26);
    header.writeUInt16LE(extra.length, 28);
    const descriptor = Buffer.alloc(part.descriptor === undefined ? 0 : 16);
    if (part.descriptor !== undefined) {
      descriptor.writeUInt32LE(0x08074b50, 0);
      writeNumbers(descriptor, 4, numbers);
    }
    const body = Buffer.concat([
      header,
      name,
      extra,
      packed,
      part.descriptor === "bare" ? descriptor.subarray(4) : descriptor,
    ]);
    bodies.push(body);
    list.push(listLine({ ...numbers, method, at, name, ...part.listed }, flags, extra, part.mode));
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

function writeNumbers(
  to: Buffer,
  at: number,
  { crc, packedSize, size }: { crc: number; packedSize: number; size: number },
): void {
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
  writeNumbers(line, 16, of as { crc: number; packedSize: number; size: number });
  line.writeUInt16LE(name.length, 28);
  line.writeUInt16LE(extra.length, 30);
  line.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 38);
  line.writeUInt32LE(of["at"] as number, 42);
  return Buffer.concat([line, name, extra]);
}
