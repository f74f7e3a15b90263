import { readCatalog } from "@gradus/exercises";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { courseGrader } from "../batch/run/course-grader.ts";
import { runBatch } from "../batch/run/run-batch.ts";
import { openKit } from "../kit.ts";
import type { GradeReport } from "../report/grade-report.ts";
import { isOffered } from "../sandbox/testing/is-offered.ts";
import { withoutTimings } from "../testing/without-timings.ts";
import { places } from "../workspace/places.ts";
import { type Grader, openGrader } from "./grader.ts";

const at = places();
const [exercise] = readCatalog().exercises;
const command = join(at.root, "packages", "grader", "bin", "gradus.mjs");
const body = (n: number): string =>
  `// ${n}\nexport const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i] * ${n % 3}, 0);\n`;

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), "gradus-faults-"));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

function newFolder(): string {
  return mkdtempSync(join(top, "f-"));
}

function submissions(count: number): string {
  const folder = newFolder();
  for (let i = 0; i < count; i++) {
    mkdirSync(join(folder, `s${i}`));
    writeFileSync(join(folder, `s${i}`, "exercise.ts"), body(i));
  }
  return folder;
}

function linesOf(out: string): string[] {
  const file = join(out, "results.jsonl");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

function settled(out: string): unknown[] {
  const reports = linesOf(out).map((line) => JSON.parse(line) as GradeReport);
  const sorted = reports.toSorted((a, b) => (a.submission.id < b.submission.id ? -1 : 1));
  return sorted.map(withoutTimings);
}

/** Starts the command as a course does, as strictly as it can be had here. */
function startBatch(folder: string, out: string): ChildProcess {
  const level = isOffered("L3") ? "L3" : "L0";
  const what = ["--in", folder, "--out", out, "--exercise", exercise.id];
  const how = ["--jobs", "2", "--require", level];
  return spawn(process.execPath, [command, "batch", ...what, ...how], { stdio: "ignore" });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}

/** Processes whose command line names what a process has put aside for its children. */
function leftOf(pid: number): string[] {
  if (!existsSync("/proc/self")) return [];
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, "utf8").includes(`/gradus-${pid}-`);
    } catch {
      return false;
    }
  });
}

describe("a batch whose process is killed", { timeout: 300_000 }, () => {
  it("loses nothing, grades nothing twice, and leaves no process behind", async () => {
    const folder = submissions(10);
    const whole = newFolder();
    expect(await ended(startBatch(folder, whole))).toBe(0);
    const out = newFolder();
    let seen: string[] = [];
    const killed: number[] = [];
    for (const [count, pause] of [
      [1, 0],
      [4, 37],
      [7, 150],
    ]) {
      const child = startBatch(folder, out);
      const end = ended(child);
      await vi.waitUntil(() => linesOf(out).length >= count || child.exitCode !== null, {
        timeout: 60_000,
        interval: 5,
      });
      await new Promise((resolve) => setTimeout(resolve, pause));
      child.kill("SIGKILL");
      await end;
      // Whatever was recorded stays, byte by byte.
      expect(linesOf(out)).toEqual(expect.arrayContaining(seen));
      seen = linesOf(out);
      killed.push(child.pid ?? 0);
    }
    expect(await ended(startBatch(folder, out))).toBe(0);
    await expect.poll(() => killed.flatMap(leftOf), { timeout: 10_000 }).toEqual([]);
    expect(linesOf(out)).toEqual(expect.arrayContaining(seen));
    expect(settled(out)).toEqual(settled(whole));
  });
});

describe("grading on a computer that fails", { timeout: 120_000 }, () => {
  let grader: Grader;
  beforeAll(async () => {
    grader = await openGrader({ at, level: "L0" });
  });
  afterAll(() => grader.close());

  it("says in words that there is no room for temporary files", () => {
    const small = newFolder();
    const run = `'${process.execPath}' '${command}' check dot-product`;
    const script = `mount -t tmpfs -o size=16k none '${small}' && TMPDIR='${small}' ${run}`;
    const { status, stdout, stderr } = spawnSync("unshare", ["-m", "sh", "-c", script], {
      encoding: "utf8",
    });
    if (status === null || /unshare|mount:/.test(stderr)) {
      console.warn(`NOT RUN: no room for temporary files: ${stderr.trim()}`);
      return;
    }
    expect(`${stdout}${stderr}`).toContain("No program could be put where it is run: ENOSPC");
    expect(`${stdout}${stderr}`).toContain("Try: make room in");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(3);
  });

  it("grades what was there when it was read, whatever becomes of the file", async () => {
    const folder = newFolder();
    const file = join(folder, "exercise.ts");
    cpSync(exercise.mistakes[0].path, file);
    const first = await grader.grade(exercise, { folder });
    const second = grader.grade(exercise, { folder });
    const watch = setInterval(() => rmSync(folder, { recursive: true, force: true }), 1);
    const verdict = await second;
    clearInterval(watch);
    // It vanished before it was read, or it was graded as if it had not.
    const said = verdict?.problem?.kind === "missing" ? undefined : withoutTimings(verdict);
    expect([undefined, withoutTimings(first)]).toContainEqual(said);
    expect((await grader.grade(exercise, { folder }))?.problem).toEqual({ kind: "missing" });
  });

  it("measures no duration by the clock of the day", async () => {
    const kit = openKit();
    const reports = await courseGrader({ kit, exercises: [exercise], grader });
    const out = newFolder();
    const begun = performance.now();
    vi.useFakeTimers({ toFake: ["Date"] });
    let moves = 0;
    const mover = setInterval(() => {
      vi.setSystemTime(Date.now() + (moves++ % 2 === 0 ? 1 : -1.5) * 3_600_000);
    }, 20);
    const outcome = await runBatch({
      folder: submissions(3),
      out,
      exercises: [exercise.id],
      grader: reports,
      jobs: 1,
    });
    clearInterval(mover);
    vi.useRealTimers();
    const most = performance.now() - begun;
    expect(outcome).toMatchObject({ graded: 3, troubled: [] });
    expect(outcome.notes.join()).toContain("clock was set");
    for (const report of linesOf(out).map((line) => JSON.parse(line) as GradeReport)) {
      for (const ms of [report.run.ms, ...report.checks.map((check) => check.ms)]) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(most);
      }
    }
  });
});
