import { crc32 } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import { showName } from "./entry-path.ts";

const utf8Flag = 0x800;
const unicodePath = 0x7075;

/** The upper half of code page 437, in which names are written that say nothing else. */
const codePage437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";

/**
 * A zip's name as text.
 *
 * UTF-8 where the zip says so, or where the bytes can be nothing else; the Unicode name of the extra fields where there
 * is one for this very name; code page 437 otherwise, as the format wants it.
 *
 * @throws ArchiveError where two programs would read two names
 */
export function zipName(name: Buffer, flags: number, extra: Buffer): string {
  const text = textOf(name, flags);
  const unicode = unicodeNameOf(name, extra);
  if (unicode === undefined || unicode === text) return text;
  if (isAscii(name)) {
    throw new ArchiveError(
      "zip",
      `it calls a file both "${showName(text)}" and "${showName(unicode)}".`,
      "A file has one name, whichever program unpacks it.",
      "make the archive again with another program.",
    );
  }
  return unicode;
}

function textOf(name: Buffer, flags: number): string {
  if (isAscii(name)) return name.toString("latin1");
  const text = utf8(name);
  if (text !== undefined) return text;
  if ((flags & utf8Flag) !== 0) {
    throw new ArchiveError(
      "zip",
      `it holds a name that is said to be UTF-8 and is not: "${showName(name.toString("utf8"))}".`,
      "A name must be readable.",
      "make the archive again with another program.",
    );
  }
  return Array.from(name, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : codePage437[byte - 128],
  ).join("");
}

/** The name in an Info-ZIP Unicode path field, if it belongs to this name. */
function unicodeNameOf(name: Buffer, extra: Buffer): string | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at);
    const end = at + 4 + extra.readUInt16LE(at + 2);
    const isOurs = id === unicodePath && end <= extra.length && end >= at + 9;
    if (isOurs && extra[at + 4] === 1 && extra.readUInt32LE(at + 5) === crc32(name)) {
      return utf8(extra.subarray(at + 9, end));
    }
    at = end;
  }
  return undefined;
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 128);
}
