import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { levels } from "../sandbox/level.ts";
import { isOffered } from "../sandbox/testing/is-offered.ts";
import { findRoot } from "../workspace/find-root.ts";
import type { AttackedLevel } from "./attack-grader.ts";
import { attacksFolder, readAttacks, refuseBelow } from "./attack.ts";
import { withTable } from "./attack-table.ts";
import { type Driven, drive } from "./drive.ts";
import { isRunAt, problems } from "./expected.ts";

const root = findRoot();
const { attacks, notRun } = readAttacks(attacksFolder(root));
const at: AttackedLevel = { level: levels.toReversed().find(isOffered) ?? "L0", isBare: false };

const isLinux = process.platform === "linux";
// oxlint-disable-next-line no-console -- what was not tested has to be seen
if (!isLinux)
  console.warn("NOT RUN: the attacks. They are made for Linux, where grades that count are made.");

describe.runIf(isLinux)(`a grader at ${at.level}`, () => {
  let driven: Driven;
  beforeAll(async () => {
    driven = await drive(at);
  }, 600_000);

  it.each(attacks.filter((attack) => isRunAt(attack, at)))("holds $name", (attack) => {
    const result = driven.results.find(({ name }) => name === attack.name);
    expect(result && problems(attack, result, at)).toEqual([]);
  });

  it("prints nothing itself, whatever is done to it, and comes to its end", () => {
    const { printed, isLeaking, exitCode } = driven;
    expect({ printed, isLeaking, exitCode }).toEqual({
      printed: "",
      isLeaking: false,
      exitCode: 0,
    });
  });
});

describe("the attacks", () => {
  it("are 70 kinds, of which every one is run, or says why it cannot be", () => {
    const rows = new Set([...attacks, ...notRun].map(({ row }) => row));
    expect([...rows].filter((row) => row > 0).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 70 }, (_, i) => i + 1),
    );
  });

  it("that could hurt are run only where namespaces hold them", () => {
    const harmful = attacks.filter(({ name }) => /fork-bomb|kill-everybody/.test(name));
    expect(harmful.map(({ from }) => from)).toEqual(["L3", "L3"]);
    for (const attack of harmful) expect(() => refuseBelow(attack, "L2")).toThrow("not run at L2");
  });

  it("are listed in docs/security.md as they are", () => {
    const page = readFileSync(join(root, "docs", "security.md"), "utf8");
    expect(withTable(page, attacks, notRun)).toBe(page);
  });
});
