import { describe, expect, it } from "vitest";
import { tensor } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import { isRecording, noGrad, withRecording } from "./recording.ts";

describe("noGrad", () => {
  it("turns the tape off, and back on", () => {
    const w = parameter(tensor(1));
    expect(noGrad(() => w.add(1)).requiresGrad).toBe(false);
    expect(w.add(1).requiresGrad).toBe(true);
  });

  it("returns what its body returns", () => {
    expect(noGrad(() => 7)).toBe(7);
  });

  it("can be nested, inside and around the tape turned on", () => {
    const seen: boolean[] = [];
    const look = (): unknown => seen.push(isRecording());
    noGrad(() => {
      noGrad(look);
      look();
      withRecording(true, () => {
        noGrad(look);
        look();
      });
      look();
    });
    look();
    expect(seen).toEqual([false, false, false, true, false, true]);
  });

  it("turns the tape back on when its body throws", () => {
    expect(() => noGrad(() => expect.fail("stop"))).toThrow("stop");
    expect(isRecording()).toBe(true);
  });

  it("refuses a Promise, whose work it would not cover", () => {
    expect(() => noGrad(async () => 1)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: noGrad: the body returned a Promise.
        The tape is switched back when the body returns, before a Promise is done.
        Try: await first, and compute inside.]
    `);
    expect(() => withRecording(true, async () => 1)).toThrow("grad: the body returned a Promise.");
    expect(isRecording()).toBe(true);
  });
});
