import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sweepGroups } from "./sweep-groups.ts";

const folder = mkdtempSync(join(tmpdir(), "gradus-sweep-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A number that no process has: they end below it. */
const nobody = 2 ** 30;

describe("sweepGroups", () => {
  it("removes old and empty groups of graders that are gone, and no others", () => {
    const hourAgo = Date.now() / 1000 - 3600;
    const make = (name: string): void => {
      mkdirSync(join(folder, name), { recursive: true });
      utimesSync(join(folder, name), hourAgo, hourAgo);
    };
    make(`gradus-${nobody}-old`);
    make(`gradus-${process.pid}-mine`);
    make("system.slice");
    mkdirSync(join(folder, `gradus-${nobody}-new`));
    make(join(`gradus-${nobody}-busy`, "inside"));
    sweepGroups({ version: 2, folder });
    expect(readdirSync(folder).toSorted()).toEqual([
      `gradus-${nobody}-busy`,
      `gradus-${nobody}-new`,
      `gradus-${process.pid}-mine`,
      "system.slice",
    ]);
    sweepGroups({ version: 2, folder }, 0);
    expect(readdirSync(folder)).not.toContain(`gradus-${nobody}-new`);
  });
});
