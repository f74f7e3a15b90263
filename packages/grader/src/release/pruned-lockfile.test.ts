import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { findRoot } from "../workspace/find-root.ts";
import { lockedName, packageOf, withoutPeers } from "./locked-name.ts";
import type { Lockfile } from "./lockfile.ts";
import { prunedLockfile } from "./pruned-lockfile.ts";

const whole = parse(readFileSync(join(findRoot(), "pnpm-lock.yaml"), "utf8")) as Lockfile;
const places = new Map([["@gradus/core", "packages/core"]]);
const wants = {
  dependencies: { "@gradus/core": "workspace:*" },
  devDependencies: { vitest: "4.1.12" },
};
const pruned = prunedLockfile(whole, new Map([["packages/one", wants]]), places);
const names = Object.keys(pruned.snapshots);

describe("prunedLockfile", () => {
  it("holds everything that something in it needs, and nothing else", () => {
    const first = Object.entries(pruned.importers["packages/one"].devDependencies ?? {}).map(
      ([name, { version }]) => lockedName(name, version),
    );
    const needed = Object.values(pruned.snapshots).flatMap((one) =>
      Object.entries({ ...one.dependencies, ...one.optionalDependencies }).map(([name, version]) =>
        lockedName(name, version),
      ),
    );
    expect([...new Set([...first, ...needed])].toSorted()).toEqual(names.toSorted());
    const bare = new Set(names.map((name) => withoutPeers(name, () => false)));
    expect(Object.keys(pruned.packages).toSorted()).toEqual([...bare].toSorted());
  });

  it("has the versions and checksums of the whole", () => {
    for (const [name, one] of Object.entries(pruned.packages))
      expect(one).toBe(whole.packages[name]);
    expect(names).not.toHaveLength(0);
  });

  it("leaves out what is only used where somebody has it", () => {
    expect(Object.keys(whole.snapshots).map(packageOf)).toContain("tsx");
    expect(names.map(packageOf)).not.toContain("tsx");
    expect(names.join("\n")).not.toContain("(tsx@");
  });

  it("finds the packages of the workspace by their folders", () => {
    expect(pruned.importers["packages/one"].dependencies).toEqual({
      "@gradus/core": { specifier: "workspace:*", version: "link:../core" },
    });
  });

  it("says what nothing is locked for", () => {
    const unknown = new Map([[".", { dependencies: { "left-out": "^1.0.0" } }]]);
    expect(() => prunedLockfile(whole, unknown, places)).toThrowErrorMatchingInlineSnapshot(`
      [Error: prunedLockfile: nothing is locked for left-out ^1.0.0.
        A lockfile knows every version that a package.json beside it asks for.
        Try: pnpm install]
    `);
  });
});
