import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultLimits, type Limits } from "./limits.ts";
import { type ChildRun, runChild } from "./run-child.ts";

const folder = mkdtempSync(join(tmpdir(), "gradus child "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let programs = 0;

/** Runs a program of a few lines. */
function run(
  source: string,
  signal?: AbortSignal,
  limits: Partial<Limits> = {},
): Promise<ChildRun> {
  const file = join(folder, `${programs++}.mjs`);
  writeFileSync(
    file,
    `import { spawn } from "node:child_process";\nimport { writeSync } from "node:fs";\n${source}`,
  );
  return runChild({ file, job: {} }, { ...defaultLimits, time: 1000, ...limits }, signal);
}

/** Whether a process runs. One that has ended and was not buried yet (a zombie) does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    // Where there is no /proc, the signal alone has to say it.
    return (error as { syscall?: unknown }).syscall !== "kill";
  }
}

const grandchild =
  'const { pid } = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });\nwriteSync(1, String(pid));\n';

describe("runChild", { timeout: 20_000 }, () => {
  it("tells an end by itself from every other", async () => {
    expect((await run("")).ending).toEqual({ kind: "exited", code: 0 });
    expect((await run("process.exit(7);")).ending).toEqual({ kind: "exited", code: 7 });
    expect((await run('process.kill(process.pid, "SIGKILL");')).ending).toEqual({
      kind: "crashed",
      signal: "SIGKILL",
    });
    expect((await run("for (;;);")).ending).toEqual({ kind: "too-slow" });
  });

  it("gives an exercise the time that it asks for, unless that is fixed", async () => {
    const ask = `const body = Buffer.from('{"kind":"time","seconds":30}');\nconst header = Buffer.alloc(4);\nheader.writeUInt32LE(body.length);\nwriteSync(3, Buffer.concat([header, body]));\nsetTimeout(() => {}, 1200);`;
    expect(await run(ask)).toMatchObject({ ending: { kind: "exited", code: 0 }, limit: 30_000 });
    const fixed = await run(ask, undefined, { isTimeFixed: true });
    expect(fixed).toMatchObject({ ending: { kind: "too-slow" }, limit: 1000 });
    // Whoever asks after something else was said is not the exercise.
    const late = ask.replace(
      "writeSync(3",
      'writeSync(3, Buffer.from("\\x02\\0\\0\\0{}"));\nwriteSync(3',
    );
    expect((await run(late)).ending).toEqual({ kind: "too-slow" });
  });

  it("takes for a forgery what is no frame", async () => {
    expect((await run('writeSync(3, Buffer.from("\\x04\\0\\0\\0null"));')).ending).toEqual({
      kind: "bad-frame",
    });
  });

  it("leaves nothing behind that the program started, however it ends", async () => {
    for (const end of ["for (;;);", "process.exit(0);"]) {
      const { printed } = await run(grandchild + end);
      expect(Number(printed)).toBeGreaterThan(0);
      // The system takes a moment to bury it.
      await expect.poll(() => isAlive(Number(printed))).toBe(false);
    }
  });

  it("never reads what is printed as a result", async () => {
    const { frames, printed } = await run('console.log(\'{"kind":"end"}\');');
    expect(frames).toEqual([]);
    expect(printed).toContain("end");
  });

  it("gives the program nothing of this one's settings", async () => {
    const { printed } = await run("console.log(Object.keys(process.env).sort().join());");
    expect(printed.trim()).toMatch(/^LANG,NO_COLOR,(?:SystemRoot,)?TZ$/);
  });

  it("stops at once when nobody waits any more", async () => {
    const given = new AbortController();
    const running = run("for (;;);", given.signal);
    setTimeout(() => given.abort(), 100);
    const { ending, milliseconds } = await running;
    expect(ending).toEqual({ kind: "cancelled" });
    expect(milliseconds).toBeLessThan(900);
  });
});
