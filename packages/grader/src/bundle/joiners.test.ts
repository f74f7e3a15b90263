import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childrenOf } from "../child/children-of.ts";
import { InfrastructureError } from "../child/nursery.ts";
import { places } from "../workspace/places.ts";
import type { Bundle } from "./bundle.ts";
import { framework } from "./framework.ts";
import { Joiners } from "./joiners.ts";

const at = places();
let joiners: Joiners;
beforeAll(async () => {
  joiners = new Joiners((await framework(at)).joiner);
});
afterAll(() => joiners.close());

function join(source: string): Promise<Bundle> {
  const staged = { files: new Map([["exercise.ts", source]]) };
  const allowed = { packages: [] };
  return joiners.join({ staged, main: "exercise.ts", acts: [], allowed, folder: at.exercises }, at);
}

/** The joining processes of this process, where the system tells. */
function joining(): readonly number[] {
  const isJoining = (pid: number): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("joiner-");
    } catch {
      return false;
    }
  };
  return childrenOf(process.pid).filter((pid) => pid > 1 && isJoining(pid));
}

const honest = "export const f = (x: number): number => 2 * x;";
const nested = { kind: "unreadable", obstacles: [{ text: expect.stringMatching(/nested/) }] };

describe("a process that joins answers", { timeout: 60_000 }, () => {
  it("joins one after the other, and several at the same time", async () => {
    expect((await join(honest)).kind).toBe("program");
    const all = await Promise.all(Array.from({ length: 5 }, () => join(honest)));
    expect(all.map(({ kind }) => kind)).toEqual(all.map(() => "program"));
    expect(new Set(all.map((one) => (one.kind === "program" ? one.code : ""))).size).toBe(1);
  });

  it("says what it cannot read", async () => {
    expect(await join("export const = 1;")).toMatchObject({
      kind: "unreadable",
      obstacles: [{ text: 'Here stands "=", where identifier is expected.', place: { line: 1 } }],
    });
  });

  it.each([
    ["ends the compiler", `export const x = ${"!".repeat(250_000)}1;`],
    ["takes more memory than it may", `${"{".repeat(250_000)};`],
    ["keeps the compiler for hours", `export const f = ${"a=>".repeat(3000)}1;`],
  ])("is no loss to others where a text %s", async (_, bomb) => {
    const [made, ...beside] = await Promise.all([join(bomb), join(honest), join(honest)]);
    expect(made).toMatchObject(nested);
    expect(beside.map(({ kind }) => kind)).toEqual(["program", "program"]);
    expect((await join(honest)).kind).toBe("program");
  });

  it("reads what is nested deeply and comes to an end", async () => {
    expect((await join(`${"if(a)".repeat(20_000)};`)).kind).toBe("program");
  });

  it("that something else ends is replaced", async () => {
    const before = joining();
    const others = new Joiners((await framework(at)).joiner);
    others.prepare();
    const files = new Map([["exercise.ts", honest]]);
    const source = { staged: { files }, main: "exercise.ts", acts: [], allowed: { packages: [] } };
    const made = others.join({ ...source, folder: at.exercises }, at);
    for (const pid of joining().filter((one) => !before.includes(one)))
      process.kill(pid, "SIGKILL");
    expect((await made).kind).toBe("program");
    others.close();
  });

  it("that does not start is nobody's fault", async () => {
    const broken = new Joiners("/there/is/no/such/file.mjs");
    const source = { staged: { files: new Map() }, main: "", acts: [], allowed: { packages: [] } };
    await expect(broken.join({ ...source, folder: at.exercises }, at)).rejects.toThrow(
      InfrastructureError,
    );
  });
});
