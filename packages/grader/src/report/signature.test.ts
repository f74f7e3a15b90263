import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reports } from "../testing/arbitrary-reports.ts";
import { gradedAt } from "../testing/outcomes.ts";
import {
  fingerprint,
  isBy,
  isIntact,
  newKeys,
  privateKeyFrom,
  publicKeyFrom,
  type Signature,
  signed,
} from "./signature.ts";
import { view } from "./view.ts";

const keys = newKeys();
const privateKey = privateKeyFrom(keys.privateKey);
const views = reports().map((report) => view(report, "staff", { now: gradedAt }));

describe("a signature", () => {
  it("holds for what was signed, however it was written down", () => {
    fc.assert(
      fc.property(views, (one) => {
        const again: typeof one = JSON.parse(JSON.stringify(signed(one, privateKey), null, 2));
        expect(isIntact({ ...again })).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("does not hold once anything is changed", () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 1, max: 9 }), (one, more) => {
        const document = signed(one, privateKey);
        expect(isIntact({ ...document, points: document.points + more })).toBe(false);
        expect(isIntact({ ...document, extra: more })).toBe(false);
        expect(isIntact({ ...one })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("names the key that made it", () => {
    const other = newKeys();
    const { signature } = signed<{ signature?: Signature; points: number }>(
      { points: 1 },
      privateKey,
    );
    expect(isBy(signature, publicKeyFrom(keys.publicKey))).toBe(true);
    expect(isBy(signature, publicKeyFrom(other.publicKey))).toBe(false);
    expect(fingerprint(signature.publicKey)).toMatch(/^[\da-f]{4}( [\da-f]{4}){3}$/);
  });

  it("that is not one is not believed", () => {
    const signature = { algorithm: "Ed25519" as const, publicKey: "AAAA", value: "" };
    expect(isIntact({ signature })).toBe(false);
  });
});
