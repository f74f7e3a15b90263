import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeFrame, FrameError, FrameReader } from "./frames.ts";

describe("frames", () => {
  it("arrive as they were sent, wherever the bytes are cut", () => {
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), cuts, (values, at) => {
        const bytes = Buffer.concat(values.map((value) => encodeFrame(value)));
        const edges = [0, ...at.toSorted((a, b) => a - b), bytes.length];
        const reader = new FrameReader();
        const received = edges
          .slice(1)
          .flatMap((end, i) => [...reader.read(bytes.subarray(edges[i], end))]);
        expect(JSON.stringify(received)).toBe(JSON.stringify(values));
      }),
    );
  });

  it("with an absurd length are refused before any of their bytes are kept", () => {
    expect(() => [...new FrameReader().read(Buffer.from([255, 255, 255, 255]))]).toThrow(
      FrameError,
    );
  });

  it("before bytes that are no frame are read all the same", () => {
    const good = Buffer.concat([encodeFrame("first"), encodeFrame("second")]);
    const frames = new FrameReader().read(Buffer.concat([good, Buffer.from("all points!")]));
    expect([frames.next().value, frames.next().value]).toEqual(["first", "second"]);
    expect(() => frames.next()).toThrow(FrameError);
  });

  it("that are not JSON are refused", () => {
    const forged = Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.from("}{!")]);
    expect(() => [...new FrameReader().read(forged)]).toThrow(FrameError);
  });
});
