import { damagedTar } from "./tar-header.ts";

/**
 * The records of a pax header, `27 path=exercises/σ.ts`: what a tar's own header has no room for.
 *
 * @throws ArchiveError if they cannot be read
 */
export function paxRecords(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank === -1 ? "" : bytes.subarray(at, blank).toString("latin1");
    const end = at + Number(digits);
    const isWhole = /^[1-9]\d{0,8}$/.test(digits) && end <= bytes.length && bytes[end - 1] === 0x0a;
    const equals = bytes.indexOf(0x3d, blank);
    if (!isWhole || equals === -1 || equals >= end) {
      throw damagedTar("what it says about one of its files cannot be read");
    }
    const key = bytes.subarray(blank + 1, equals).toString("latin1");
    if (records.has(key))
      throw damagedTar(`it says twice what the ${printable(key)} of one of its files is`);
    records.set(key, bytes.subarray(equals + 1, end - 1));
    at = end;
  }
  return records;
}

function printable(key: string): string {
  return /^[\w.]{1,40}$/.test(key) ? key : "property";
}
