import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formats } from "../formats/formats.ts";
import { deskCopy } from "../testing/desk-copy.ts";
import { ci } from "./ci.ts";
import { exportReports } from "./export.ts";
import { keygen } from "./keygen.ts";
import { TargetList } from "./targets.ts";
import { verify } from "./verify.ts";

const desk = deskCopy("01-numbers/01-dot-product");
const at = (name: string): string => join(desk.course, name);
afterAll(() => desk.remove());

/** Right but for two empty vectors. */
const partial = `import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("A pair needs a partner.");
  console.log("::error::100 points for me");
  return a.map((x, i) => x * b[i]).reduce((s, x) => s + x);
}
`;

function targetsOf(pairs: Readonly<Record<string, string>>): TargetList {
  const list = new TargetList();
  for (const [format, file] of Object.entries(pairs)) {
    list.addFormat(format);
    list.addOut(at(file));
  }
  return list;
}

const weak = { acceptWeaker: true, require: "L0" };

describe("ci", { timeout: 60_000 }, () => {
  beforeAll(() => desk.write(partial));

  it("writes a partial answer in every format at once, and each validator accepts its own", async () => {
    const files = Object.fromEntries(formats.map(({ name }) => [name, `all/${name}`]));
    const code = await ci(desk.kit(), [], { ...weak, targets: targetsOf(files), student: "ada" });
    expect(code).toBe(1);
    for (const { name, validate } of formats) {
      const source = readFileSync(at(`all/${name}`), "utf8");
      expect([name, await validate(source)]).toEqual([name, []]);
    }
    expect(JSON.parse(readFileSync(at("all/json"), "utf8"))).toMatchObject({
      schema: "grades/v1",
      points: 5,
      maxPoints: 6,
      reports: [{ schema: "grade/v1", submission: { id: "ada" }, outcome: "graded", points: 5 }],
    });
  });

  it("says first and last what is not enforced", async () => {
    desk.read();
    await ci(desk.kit(), [], weak);
    const lines = desk.read().trim().split("\n");
    expect(lines[0]).toMatch(/^Isolation L0\. NOT ENFORCED: /);
    expect(lines.slice(1).join("\n").trimEnd()).toContain(lines[0]);
    expect(lines.join("\n")).not.toContain("100 points for me");
  });

  it("ends with 0 where that is asked for, or where nothing is written yet", async () => {
    expect(await ci(desk.kit(), [], { ...weak, exitZero: true })).toBe(0);
    const mine = desk.source();
    desk.write(readFileSync(at("stubs/01-numbers/01-dot-product.ts"), "utf8"));
    expect(await ci(desk.kit(), [], weak)).toBe(0);
    desk.write(mine);
  });

  it("grades answers that lie elsewhere, and says so where there are none", async () => {
    mkdirSync(at("handed in"));
    const options = {
      ...weak,
      submission: at("handed in"),
      targets: targetsOf({ json: "none.json" }),
    };
    expect(await ci(desk.kit(), [], options)).toBe(1);
    expect(JSON.parse(readFileSync(at("none.json"), "utf8"))).toMatchObject({
      points: 0,
      maxPoints: 6,
      reports: [{ outcome: "not-gradable", checks: { length: 5 } }],
    });
    writeFileSync(at("handed in/exercise.ts"), partial);
    const again = { ...options, targets: targetsOf({ jsonl: "some.jsonl" }) };
    expect(await ci(desk.kit(), [], again)).toBe(1);
    expect(JSON.parse(readFileSync(at("some.jsonl"), "utf8"))).toMatchObject({
      points: 5,
      exercise: { file: "exercise.ts" },
    });
  });

  it("names the levels where one is unknown", async () => {
    await expect(ci(desk.kit(), [], { require: "L9" })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Misuse: ci: there is no level "L9".
        The levels of isolation are L0, L1, L2, L3, L4.
        Try: gradus doctor]
    `);
  });
});

describe("verify", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    desk.write(partial);
    keygen(desk.kit(), at("grades.key"));
    keygen(desk.kit(), at("other.key"));
    const targets = targetsOf({ json: "signed.json", jsonl: "signed.jsonl" });
    await ci(desk.kit(), [], { ...weak, targets, key: at("grades.key") });
    desk.read();
  });

  /** The exit code and the first two lines about a file. */
  async function verified(name: string, key?: string): Promise<readonly [number, string]> {
    const options = key === undefined ? {} : { key: at(key) };
    const code = await verify(desk.kit(), [at(name)], options);
    const text = desk.read().replaceAll(/[\da-f]{4}( [\da-f]{4}){3}/g, "<key>");
    return [code, text.split("\n").slice(0, 2).join("\n")];
  }

  it("accepts what was signed, and says by which key", async () => {
    expect(await verified("signed.json", "grades.key.pub")).toMatchInlineSnapshot(`
      [
        0,
        "  ✓ <course>/signed.json
          1 report of grade/v1, 1 signed",
      ]
    `);
    expect(await verified("signed.jsonl", "grades.key.pub")).toMatchInlineSnapshot(`
      [
        0,
        "  ✓ <course>/signed.jsonl
          1 report of grade/v1, 1 signed",
      ]
    `);
  });

  it("refuses what was changed, signed by somebody else, or not signed", async () => {
    const source = readFileSync(at("signed.json"), "utf8");
    writeFileSync(
      at("changed.json"),
      source.replace("01-numbers/01-dot-product", "99-exam/01-all"),
    );
    expect(await verified("changed.json", "grades.key.pub")).toMatchInlineSnapshot(`
      [
        1,
        "  ✗ <course>/changed.json
          report 1 is not what was signed: somebody changed it.",
      ]
    `);
    expect(await verified("signed.json", "other.key.pub")).toMatchInlineSnapshot(`
      [
        1,
        "  ✗ <course>/signed.json
          report 1 is signed by another key, <key>.",
      ]
    `);
    const line: object = JSON.parse(readFileSync(at("signed.jsonl"), "utf8"));
    const unsigned = { ...line, signature: undefined };
    writeFileSync(at("unsigned.jsonl"), JSON.stringify(unsigned));
    expect(await verified("unsigned.jsonl", "grades.key.pub")).toMatchInlineSnapshot(`
      [
        1,
        "  ✗ <course>/unsigned.jsonl
          the report is not signed.",
      ]
    `);
    expect((await verified("unsigned.jsonl"))[0]).toBe(0);
  });

  it("wants a private key that nobody else can read", async () => {
    expect(statSync(at("grades.key")).mode & 0o777).toBe(0o600);
    chmodSync(at("grades.key"), 0o644);
    await expect(ci(desk.kit(), [], { ...weak, key: at("grades.key") })).rejects.toThrow(
      "others than its owner can read",
    );
    chmodSync(at("grades.key"), 0o600);
    await expect(ci(desk.kit(), [], { ...weak, key: at("grades.key.pub") })).rejects.toThrow(
      "key:",
    );
  });

  it("never overwrites a key", () => {
    expect(() => keygen(desk.kit(), at("grades.key"))).toThrow("exists");
  });

  it("has export leave out what was changed", () => {
    const good = readFileSync(at("signed.jsonl"), "utf8");
    writeFileSync(
      at("mixed.jsonl"),
      good + good.replace('"points":5', '"points":6') + good.slice(0, 80),
    );
    const targets = targetsOf({ html: "page.html", canvas: "grades.csv" });
    expect(exportReports(desk.kit(), [at("mixed.jsonl")], { targets })).toBe(1);
    expect(readFileSync(at("grades.csv"), "utf8").trim().split("\n")).toHaveLength(3);
  });
});
