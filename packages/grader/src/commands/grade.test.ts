import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isOffered } from "../sandbox/testing/is-offered.ts";
import { deskCopy } from "../testing/desk-copy.ts";
import { grade } from "./grade.ts";
import { TargetList } from "./targets.ts";

const desk = deskCopy("01-numbers/01-dot-product");
afterAll(() => desk.remove());

function jsonAt(name: string): TargetList {
  const list = new TargetList();
  list.addFormat("json");
  list.addOut(join(desk.course, name));
  return list;
}

async function graded(options: Parameters<typeof grade>[2]): Promise<string[]> {
  desk.read();
  await grade(desk.kit(), [], options);
  return desk.read().trim().split("\n");
}

describe("grade", { timeout: 60_000 }, () => {
  it("says nothing of isolation where a learner looks at their own points", async () => {
    expect((await graded({})).join("\n")).not.toContain("Isolation");
  });

  it("says first, last and in the file what is not enforced, where the points leave this machine", async () => {
    const lines = await graded({ targets: jsonAt("grade.json") });
    expect(lines[0]).toMatch(/^Isolation L0\. NOT ENFORCED: reading files/);
    expect(lines.slice(1).join("\n")).toContain(lines[0]);
    const file = readFileSync(join(desk.course, "grade.json"), "utf8");
    expect(JSON.parse(file)).toMatchObject({
      reports: [
        { run: { level: "L0", notEnforced: expect.arrayContaining(["network"]) as string[] } },
      ],
    });
  });

  it.runIf(isOffered("L3"))("works at the level that is asked for", async () => {
    const lines = await graded({ require: "L3" });
    expect(lines[0]).toBe("Isolation L3: all that it promises holds.");
    expect(lines.at(-1)).toContain("Isolation L3: all that it promises holds.");
  });

  it("knows no other levels, and then writes nothing", async () => {
    const options = { require: "strong", targets: jsonAt("none.json") };
    await expect(grade(desk.kit(), [], options)).rejects.toThrow('there is no level "strong"');
    expect(existsSync(join(desk.course, "none.json"))).toBe(false);
  });
});
