import { type Outcome, type Performed, type Plain, plainLimits } from "@gradus/exercises/subject";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { encodeFrame, type Frame, FrameReader } from "./frame.ts";
import {
  decodeLog,
  decodeReply,
  decodeRequest,
  encodeLog,
  encodeReply,
  encodeRequest,
  kinds,
} from "./messages.ts";
import { PlainReader } from "./plain-code.ts";
import { ProtocolError } from "./protocol-error.ts";

const numbers = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Infinity, -Infinity));

const typed: fc.Arbitrary<Plain> = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);

/** Keys that have a meaning elsewhere, in the protocol or in JavaScript. */
const keys = fc.oneof(
  fc.string(),
  fc.constantFrom("__proto__", "is", "record", "numbers", "constructor"),
);

/** Everything that may cross, nested as deep as it may be. */
const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(undefined, null, true, false),
      numbers,
      fc.string({ unit: "binary" }),
      typed,
    ),
    fc.array(numbers, { maxLength: 200 }),
    fc.array(tie("plain"), { maxLength: 6 }),
    fc.dictionary(keys, tie("plain"), { maxKeys: 6 }),
  ),
}));

const text = fc.string({ maxLength: 100 });
const thrown = fc.record({
  name: text,
  message: text,
  description: text,
  isError: fc.boolean(),
  notWritten: fc.boolean(),
  missingExport: fc.boolean(),
  stack: text,
});

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant("returned" as const), value: plain }),
  fc.record({ kind: fc.constant("threw" as const), thrown }),
  fc.record({ kind: fc.constant("not-plain" as const), reason: text }),
);

const performed: fc.Arbitrary<Performed> = fc.record(
  { outcome, argsAfter: fc.array(plain, { maxLength: 4 }) },
  { requiredKeys: ["outcome"] },
);

function frames(bytes: Buffer): Frame[] {
  return [...new FrameReader().read(bytes)];
}

/** Reads bytes as a parent does: to the end, or to an error of the protocol's own. */
function readAll(bytes: Buffer): void {
  try {
    for (const frame of new FrameReader().read(bytes)) {
      if (frame.kind === kinds.log) decodeLog(frame);
      else decodeReply(frame);
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}

describe("a reply", () => {
  it("arrives as it was sent: every number, text, list, kind of typed array and field", () => {
    fc.assert(
      fc.property(fc.nat(), performed, (id, sent) => {
        const [frame] = frames(encodeReply(id, sent));
        expect(frame.request).toBe(id);
        expect(decodeReply(frame)).toEqual(sent);
      }),
    );
  });

  it("has no prototype, so that nothing is found where nobody put it", () => {
    const value = JSON.parse('{"__proto__": {"polluted": 1}}') as Plain;
    const [frame] = frames(encodeReply(1, { outcome: { kind: "returned", value } }));
    const { outcome: received } = decodeReply(frame);
    const record = received.kind === "returned" ? (received.value as object) : {};
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.keys(record)).toEqual(["__proto__"]);
  });

  it("that is larger than a frame may be becomes a sentence", () => {
    const value = Array.from({ length: 1000 }, () => "x".repeat(4096));
    const [frame] = frames(encodeReply(1, { outcome: { kind: "returned", value } }));
    expect(decodeReply(frame).outcome).toEqual({
      kind: "not-plain",
      reason: "It is larger than the checks can read.",
    });
  });

  it.each([
    ["numbers that belong to nothing", encodeFrame(1, kinds.result, { value: 1 }, [2])],
    ["more numbers than there are", encodeFrame(1, kinds.result, { value: { numbers: 2 } }, [2])],
    ["a field nobody knows", encodeFrame(1, kinds.result, { value: 1, points: 6 })],
    ["no field", encodeFrame(1, kinds.result, {})],
    ["a name twice", encodeFrame(1, kinds.result, { value: { record: ["a", 1, "a", 2] } })],
    ["an unknown tag", encodeFrame(1, kinds.result, { value: { Function: "return 1" } })],
    ["half an error", encodeFrame(1, kinds.threw, { thrown: { message: "no" } })],
    ["a text that is too long", encodeFrame(1, kinds.result, { value: "x".repeat(4097) })],
    [
      "too many values",
      encodeFrame(1, kinds.result, { value: Array.from({ length: 20_000 }, () => null) }),
    ],
    ["nesting without end", encodeFrame(1, kinds.result, { value: nested(9) })],
  ])("with %s is refused", (_, bytes) => {
    expect(() => frames(bytes).map(decodeReply)).toThrow(ProtocolError);
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe("a request and a log", () => {
  it("arrive as they were sent", () => {
    const args = fc.array(plain, { maxLength: 4 });
    const act = fc.option(fc.nat({ max: 3 }));
    const call = fc.record({ kind: fc.constant("call" as const), act, action: text, args });
    fc.assert(
      fc.property(call, (request) => {
        const [frame] = frames(encodeRequest(7, request));
        expect(decodeRequest(frame)).toEqual(request);
      }),
    );
    fc.assert(
      fc.property(thrown, (stray) => {
        expect(decodeLog(frames(encodeLog({ stray }))[0])).toEqual({ stray });
      }),
    );
  });
});

/** Values as the protocol says them, whole or wrong. */
const { codes } = fc.letrec<{ codes: unknown }>((tie) => ({
  codes: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(fc.integer(), fc.string({ maxLength: 30 }), fc.constant(null), fc.boolean()),
    fc.record({ numbers: fc.integer({ min: -1, max: 70 }) }),
    fc.record({ Float32Array: fc.integer({ min: -1, max: 70 }) }),
    fc.record({ is: fc.constantFrom("NaN", "-0", "undefined", "Function") }),
    fc.array(tie("codes"), { maxLength: 20 }),
    fc
      .array(fc.tuple(fc.string({ maxLength: 5 }), tie("codes")), { maxLength: 8 })
      .map((pairs) => ({ record: pairs.flat() })),
  ),
}));

describe("bytes from nobody knows where", () => {
  it("of any kind end in an error of the protocol's own, or are read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readAll(Buffer.from(bytes))),
    );
  });

  it("that were a reply once do, wherever they were changed", () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(performed, changes, (sent, places) => {
        const bytes = encodeReply(1, sent);
        // After the length, or hardly any of them would be looked at.
        for (const [at, byte] of places) bytes[4 + (at % (bytes.length - 4))] = byte;
        readAll(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it("whose head is any JSON do", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(kinds)), fc.jsonValue(), (kind, head) => {
        readAll(encodeFrame(1, kind, head));
      }),
      { numRuns: 1000 },
    );
  });

  it("make nobody keep more than the caps allow, however they were cut", () => {
    const caps = { frame: 4096, head: 1024 };
    const forged = fc.record({
      length: fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 2 ** 32 - 1 })),
      headLength: fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 2 ** 32 - 1 })),
      body: fc.uint8Array({ maxLength: 6000 }),
    });
    fc.assert(
      fc.property(forged, fc.integer({ min: 1, max: 700 }), ({ length, headLength, body }, cut) => {
        const bytes = Buffer.alloc(13 + body.length);
        bytes.writeUInt32LE(length, 0);
        bytes.writeUInt32LE(headLength, 9);
        bytes.set(body, 13);
        const kept = vi.spyOn(Buffer, "allocUnsafe");
        const reader = new FrameReader(caps);
        let read = 0;
        try {
          for (let at = 0; at < bytes.length; at += cut) {
            for (const frame of reader.read(bytes.subarray(at, at + cut))) {
              read += frame.numbers.length;
            }
          }
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
        }
        const sizes = kept.mock.calls.map(([size]) => size);
        kept.mockRestore();
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(caps.frame);
        // One frame after the other, never two at once: what is kept is no more than what has come, and one frame.
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(
          bytes.length + caps.frame,
        );
        expect(8 * read).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("are read to no more values, texts and numbers than are allowed", () => {
    const rows = fc.float64Array({ minLength: 60, maxLength: 200 });
    const caps = { ...plainLimits, nodes: 8, numbers: 40, text: 20, depth: 4 };
    const size = (value: Plain): { nodes: number; numbers: number } => {
      if (typeof value === "number") return { nodes: 0, numbers: 1 };
      if (typeof value !== "object" || value === null) return { nodes: 1, numbers: 0 };
      if (ArrayBuffer.isView(value)) return { nodes: 1, numbers: (value as Float64Array).length };
      const parts = Object.values(value as Record<string, Plain>).map(size);
      return parts.reduce(
        (sum, one) => ({ nodes: sum.nodes + one.nodes, numbers: sum.numbers + one.numbers }),
        { nodes: 1, numbers: 0 },
      );
    };
    fc.assert(
      fc.property(fc.oneof(codes, fc.jsonValue()), rows, (code, row) => {
        let value: Plain;
        try {
          value = new PlainReader(row, caps).read(code);
        } catch (error) {
          if (error instanceof ProtocolError) return;
          throw error;
        }
        const { nodes, numbers: count } = size(value);
        expect(nodes).toBeLessThanOrEqual(caps.nodes);
        expect(count).toBeLessThanOrEqual(caps.numbers);
      }),
      { numRuns: 2000 },
    );
  });

  it("with an absurd length are refused before any of them is kept", () => {
    const forged = Buffer.from([255, 255, 255, 127]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => [...new FrameReader().read(forged)]).toThrow(ProtocolError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  });
});

describe("frames", () => {
  it("arrive whole wherever the bytes are cut", () => {
    const cuts = fc.array(fc.nat({ max: 2000 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(performed, { maxLength: 5 }), cuts, (sent, at) => {
        const bytes = Buffer.concat(sent.map((one, i) => encodeReply(i, one)));
        const edges = [0, ...at.toSorted((a, b) => a - b), bytes.length];
        const reader = new FrameReader();
        const received = edges
          .slice(1)
          .flatMap((end, i) => [...reader.read(bytes.subarray(edges[i], end))]);
        expect(received.map(decodeReply)).toEqual(sent);
      }),
    );
  });

  it("before bytes that are no frame are read all the same", () => {
    const good = encodeReply(1, { outcome: { kind: "returned", value: 2 } });
    const read = new FrameReader().read(Buffer.concat([good, Buffer.from("all points!")]));
    expect(decodeReply(read.next().value as Frame).outcome).toEqual({ kind: "returned", value: 2 });
    expect(() => read.next()).toThrow(ProtocolError);
  });
});
