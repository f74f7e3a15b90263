import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lockedName, packageOf, withoutPeers } from "./locked-name.ts";

interface Named {
  readonly name: string;
  readonly peers: readonly Named[];
}

const { named } = fc.letrec<{ named: Named }>((tie) => ({
  named: fc.record({
    name: fc.constantFrom("a", "b", "@c/d", "e-f"),
    peers: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant([]),
      fc.array(tie("named"), { maxLength: 3 }),
    ),
  }),
}));

/** A tree of peers as a lockfile writes it. */
function written({ name, peers }: Named, isKept: (name: string) => boolean): string {
  const kept = peers.filter((peer) => isKept(peer.name));
  return `${name}@1.0.0${kept.map((peer) => `(${written(peer, isKept)})`).join("")}`;
}

describe("withoutPeers", () => {
  it("leaves out the peers that are not kept, however deep they are", () => {
    fc.assert(
      fc.property(named, fc.uniqueArray(fc.constantFrom("a", "b", "@c/d", "e-f")), (one, kept) => {
        const isKept = (name: string): boolean => kept.some((other) => other === name);
        expect(
          withoutPeers(
            written(one, () => true),
            isKept,
          ),
        ).toBe(written(one, isKept));
      }),
    );
  });

  it("reads names as pnpm writes them", () => {
    const name = "vitest@4.1.12(@types/node@20.19.43)(vite@8.3.8(tsx@4.23.15)(yaml@2.9.1))";
    expect(withoutPeers(name, (peer) => peer !== "tsx")).toBe(
      "vitest@4.1.12(@types/node@20.19.43)(vite@8.3.8(yaml@2.9.1))",
    );
    expect(withoutPeers(name, () => false)).toBe("vitest@4.1.12");
    expect(packageOf("@types/node@20.19.43")).toBe("@types/node");
  });
});

describe("lockedName", () => {
  it("joins a name and a version, and lets an alias stand for itself", () => {
    expect(lockedName("vite", "8.3.8(@types/node@20.19.43)")).toBe(
      "vite@8.3.8(@types/node@20.19.43)",
    );
    expect(lockedName("wide", "string-width@4.2.3")).toBe("string-width@4.2.3");
    expect(lockedName("wide", "@scope/width@4.2.3")).toBe("@scope/width@4.2.3");
  });
});
