/** An entry to put into a tar, with everything that can be wrong about it. */
export interface TarPart {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** `0` a file, `2` a symbolic link, `x` records about the next entry, and so on. */
  readonly type?: string;
  readonly linkName?: string;
  /** What its header says, where it differs. */
  readonly size?: number;
  readonly prefix?: string;
}

/** Makes a tar as other programs do, or as nobody should. */
export function makeTar(parts: readonly TarPart[], closing = 2): Buffer {
  const blocks = parts.flatMap((part) => {
    const content = Buffer.from(part.content ?? "");
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [header(part, part.size ?? content.length), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(512 * closing)]);
}

/** An entry that says more about the next one: its path, for example. */
export function paxPart(records: Readonly<Record<string, string>>): TarPart {
  const lines = Object.entries(records).map(([key, value]) => paxLine(` ${key}=${value}\n`));
  return { name: "PaxHeader", type: "x", content: lines.join("") };
}

/** A line that begins with its own length. */
function paxLine(rest: string): string {
  const bytes = Buffer.byteLength(rest);
  let digits = 1;
  while (String(bytes + digits).length > digits) digits++;
  return `${bytes + digits}${rest}`;
}

function header(part: TarPart, size: number): Buffer {
  const block = Buffer.alloc(512);
  Buffer.from(part.name).copy(block, 0, 0, 100);
  block.write("0000644\0", 100, "latin1");
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  block.write("        ", 148, "latin1");
  block.write(part.type ?? "0", 156, "latin1");
  block.write(part.linkName ?? "", 157, 100);
  block.write("ustar\x0000", 257, "latin1");
  block.write(part.prefix ?? "", 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}
