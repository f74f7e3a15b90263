import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pngUri } from "./png.ts";

function bytesOf(uri: string): Buffer {
  return Buffer.from(uri.replace("data:image/png;base64,", ""), "base64");
}

describe("pngUri", () => {
  it("keeps every pixel, under a checksum that zlib accepts", () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(sizes, fc.nat(255), ([width, height], start) => {
        const pixels = Uint8Array.from({ length: width * height * 4 }, (_, i) => start + i * 7);
        const bytes = bytesOf(pngUri(pixels, width, height));
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
        const length = bytes.readUInt32BE(33);
        const rows = inflateSync(bytes.subarray(41, 41 + length));
        for (let y = 0; y < height; y++) {
          const row = rows.subarray(y * (width * 4 + 1), (y + 1) * (width * 4 + 1));
          expect(row[0]).toBe(0);
          expect(row.subarray(1)).toEqual(
            Buffer.from(pixels.subarray(y * width * 4, (y + 1) * width * 4)),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it("ends in the four bytes that end every PNG", () => {
    const bytes = bytesOf(pngUri(new Uint8Array(4), 1, 1));
    expect(bytes.subarray(-8).toString("hex")).toBe("49454e44ae426082");
  });
});
