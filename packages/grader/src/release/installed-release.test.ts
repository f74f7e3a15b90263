import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { release } from "../commands/release.ts";
import { openKit } from "../kit.ts";
import { places } from "../workspace/places.ts";

const at = places();
const outside = mkdtempSync(join(tmpdir(), "a learner's computer "));
const out = join(outside, "course");
afterAll(() => rmSync(outside, { recursive: true, force: true }), 60_000);

/** pnpm as whoever runs the tests has it: what started them, or what the path leads to. */
const pnpm: readonly string[] | undefined = (() => {
  const { npm_execpath: started = "" } = process.env;
  if (/pnpm[^/\\]*\.c?js$/.test(started)) return [process.execPath, started];
  return spawnSync("pnpm", ["--version"]).status === 0 ? ["pnpm"] : undefined;
})();

/** Where the packages of the course itself came from: everything that a release needs is there. */
const store = (() => {
  const modules = readFileSync(join(at.root, "node_modules/.modules.yaml"), "utf8");
  const { storeDir } = parse(modules) as { storeDir: string };
  return storeDir;
})();

if (!pnpm) console.warn("NOT RUN: installing a release, because there is no pnpm.");

/** What a learner's own terminal says, and the exit code. The tests' own settings are nothing to a learner. */
function run(file: string, args: readonly string[]): { code: number | null; text: string } {
  const theirs = ["GRADUS_COURSE", "INIT_CWD", "NODE_OPTIONS"];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !theirs.includes(name)),
  );
  const settings = {
    cwd: out,
    env: { ...env, CI: "true", NO_COLOR: "1" },
    encoding: "utf8",
  } as const;
  const { status, stdout, stderr } = spawnSync(file, [...args], settings);
  return { code: status, text: `${stdout}${stderr}` };
}

const gradus = (...args: readonly string[]): ReturnType<typeof run> =>
  run(process.execPath, ["packages/grader/bin/gradus.mjs", ...args]);

describe.skipIf(!pnpm)("a release, installed", { timeout: 120_000 }, () => {
  it("installs what its lockfile says without a network, checks an answer, and stays as it was", async () => {
    const kit = { ...openKit(), out: () => {} };
    expect(await release(kit, { modules: "numbers", out })).toBe(0);
    const [file, ...first] = pnpm ?? [""];
    const locked = ["install", "--frozen-lockfile", "--offline", "--store-dir", store];
    const installed = run(file, [...first, ...locked]);
    expect([installed.code, installed.text]).toEqual([0, expect.stringContaining("vitest 4")]);

    expect(gradus("check", "dot-product").text).toContain("Not written yet");
    const id = "01-numbers/01-dot-product";
    const answer = join(out, "exercises", id, "exercise.ts");
    cpSync(join(at.course, "solutions", id, "mistakes/stops-early.ts"), answer);
    const wrong = gradus("check", "dot-product");
    expect([wrong.code, wrong.text]).toEqual([1, expect.stringContaining("gave      14")]);
    cpSync(join(at.course, "solutions", id, "solution.ts"), answer);
    const right = gradus("check", "dot-product");
    expect([right.code, right.text]).toEqual([0, expect.stringContaining("Done: 6 of 6 points.")]);

    const tests = run(process.execPath, ["node_modules/vitest/vitest.mjs", "run"]);
    expect([tests.code, tests.text.trim().split("\n").at(-1)]).toEqual([
      0,
      expect.stringMatching(/^5 passed, 0 failed, \d+ skipped$/),
    ]);
    const changed = execFileSync("git", ["status", "--porcelain"], { cwd: out, encoding: "utf8" });
    expect(changed).toBe(` M exercises/${id}/exercise.ts\n`);
  });
});
