/**
 * Pixels as a PNG in a data URI, uncompressed: the same pixels give the same text on every machine.
 *
 * @param pixels red, green, blue and alpha of each pixel, row by row, in 0 … 255
 * @see PNG (Third Edition), W3C Recommendation (2025); Deutsch, RFC 1950 and 1951 (1996)
 */
export function pngUri(pixels: Uint8Array, width: number, height: number): string {
  const rows = new Uint8Array(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width * 4, (y + 1) * width * 4);
    rows.set(row, y * (width * 4 + 1) + 1); // each row begins with its filter: 0, none
  }
  const header = [...bigEndian(width), ...bigEndian(height), 8, 6, 0, 0, 0];
  const bytes = [
    [137, 80, 78, 71, 13, 10, 26, 10],
    chunk("IHDR", Uint8Array.from(header)),
    chunk("IDAT", stored(rows)),
    chunk("IEND", new Uint8Array()),
  ];
  let text = "";
  for (const part of bytes) for (const byte of part) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}

/** A zlib stream of blocks that are stored as they are. */
function stored(data: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(data.length / 65535));
  const stream = new Uint8Array(2 + blocks * 5 + data.length + 4);
  stream.set([0x78, 0x01]);
  let at = 2;
  for (let block = 0; block < blocks; block++) {
    const part = data.subarray(block * 65535, (block + 1) * 65535);
    const [low, high] = [part.length & 255, part.length >> 8];
    stream.set([block === blocks - 1 ? 1 : 0, low, high, low ^ 255, high ^ 255], at);
    stream.set(part, at + 5);
    at += 5 + part.length;
  }
  stream.set(bigEndian(adler32(data)), at);
  return stream;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const name = Array.from(type, (letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(12 + data.length);
  bytes.set([...bigEndian(data.length), ...name]);
  bytes.set(data, 8);
  bytes.set(bigEndian(crc32(bytes.subarray(4, 8 + data.length))), 8 + data.length);
  return bytes;
}

function bigEndian(value: number): [number, number, number, number] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function adler32(data: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
