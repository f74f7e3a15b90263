import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GradeReport } from "../../report/grade-report.ts";
import { gradeRule } from "../../report/grade-rules.ts";
import type { FaultPoint } from "../faults.ts";
import { childProgram, startBatch } from "../testing/child-batch.ts";
import { makeTar } from "../testing/make-tar.ts";
import { makeZip } from "../testing/make-zip.ts";
import { toyGrader } from "../testing/toy-grader.ts";
import { clockJump } from "./clock.ts";
import type { BatchOptions, BatchOutcome } from "./batch-options.ts";
import { runBatch } from "./run-batch.ts";

const dot = "01-numbers/01-dot-product";
const cosine = "01-numbers/02-cosine-similarity";
const top = mkdtempSync(join(tmpdir(), "gradus-batch-"));
let folders = 0;
let program = "";
beforeAll(async () => {
  program = await childProgram();
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
  rmSync(dirname(program), { recursive: true, force: true });
});

function newFolder(): string {
  const folder = join(top, String(folders++));
  mkdirSync(folder);
  return folder;
}

/** A folder of submissions: paths and what the files say. */
function submissions(files: Record<string, string | Buffer>): string {
  const folder = newFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function run(
  options: Partial<BatchOptions> & { folder: string; out: string },
): Promise<BatchOutcome> {
  return runBatch({ exercises: [dot], grader: toyGrader(), jobs: 2, ...options });
}

function results(out: string, file = "results.jsonl"): GradeReport[] {
  const lines = readFileSync(join(out, file), "utf8").split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line) as GradeReport);
}

/** Results without what depends on the moment, in a fixed order. */
function settled(out: string): string[] {
  return results(out)
    .map((report) => JSON.stringify({ ...report, run: { ...report.run, startedAt: "", ms: 0 } }))
    .toSorted();
}

function pointsOf(out: string): Record<string, number | string> {
  const pairs = results(out).map(({ submission, outcome, points }) => [
    submission.id,
    outcome === "graded" ? points : outcome,
  ]);
  return Object.fromEntries(pairs) as Record<string, number | string>;
}

describe("runBatch", () => {
  it("writes one record for every submission, whatever it is", async () => {
    const folder = submissions({
      "alice/exercise.ts": "points 3",
      "bob/packages/exercises/exercises/01-numbers/01-dot-product/exercise.ts": "points 1",
      "carol.zip": makeZip([
        { name: "carol-main/exercises/01-numbers/01-dot-product/exercise.ts", content: "points 2" },
      ]),
      "dave.tar": makeTar([{ name: "./exercise.ts", content: "points 3" }]),
      "erin/work_file/erin.zip": "",
      "frank/Frank_12_file/readme.txt": "",
      "grace.zip": "no zip",
      "heidi/frank.zip": makeZip([{ name: "exercise.ts", content: "points 2" }]),
      "ivan.rar": "Rar!",
      "participants.csv": "alice,bob",
      ".DS_Store": "",
    });
    mkdirSync(join(folder, "judy"));
    symlinkSync("/etc/passwd", join(folder, "judy", "exercise.ts"));
    symlinkSync(join(folder, "alice"), join(folder, "kim"));
    mkdirSync(join(folder, "liam", "exercise.ts"), { recursive: true });
    mkdirSync(join(folder, "mia"));
    execFileSync("mkfifo", [join(folder, "mia", "exercise.ts")]);
    mkdirSync(join(folder, "noa"));
    linkSync(join(folder, "alice", "exercise.ts"), join(folder, "noa", "exercise.ts"));
    rmSync(join(folder, "alice", "exercise.ts"));
    writeFileSync(join(folder, "alice", "exercise.ts"), "points 3");
    linkSync(join(folder, "noa", "exercise.ts"), join(folder, "noa", "other"));
    writeFileSync(join(folder, "ivan2"), "");
    mkdirSync(join(folder, "olga"));
    writeFileSync(join(folder, "olga", "exercise.ts"), "x".repeat(300_000));
    const out = newFolder();
    const outcome = await run({ folder, out });
    expect(pointsOf(out)).toEqual({
      alice: 3,
      bob: 1,
      carol: 2,
      dave: 3,
      erin: "not-gradable",
      frank: "not-gradable",
      grace: "not-gradable",
      heidi: 2,
      ivan: "not-gradable",
      judy: "not-gradable",
      kim: "not-gradable",
      liam: "not-gradable",
      mia: "not-gradable",
      noa: "not-gradable",
      olga: "not-gradable",
    });
    for (const report of results(out)) expect(gradeRule(report, "report")).toEqual([]);
    expect(outcome.plan.ignored).toEqual(["ivan2", "participants.csv"]);
    const said = results(out).filter(({ message }) => message !== undefined);
    expect(
      said
        .map(({ submission, message }) => `${submission.id}: ${message}`)
        .toSorted()
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "erin: archive: it is empty.
        A submission is a folder, a .zip, a .tar or a .tar.gz.
        Try: make a zip of the folder with the exercises.
      frank: submission: there is no answer to 01-numbers/01-dot-product; this folder holds "Frank_12_file/readme.txt".
        An answer is called exercise.ts and stands where the course has it: exercises/01-numbers/01-dot-product/exercise.ts.
      grace: archive: it is no archive that can be read.
        A submission is a folder, a .zip, a .tar or a .tar.gz.
        Try: make a zip of the folder with the exercises.
      ivan: archive: it is a RAR archive.
        A submission is a folder, a .zip, a .tar or a .tar.gz.
        Try: make a zip of the folder with the exercises.
      judy: submission: "exercise.ts" is a link.
        An answer is a file of its own; links are not followed.
        Try: put the file itself there.
      kim: submission: it is a link to another place.
        A submission is a folder or an archive of its own; links are not followed.
        Try: copy the folder itself to where the submissions are.
      liam: submission: "exercise.ts" is no file.
        An answer is a file of its own.
      mia: submission: "exercise.ts" is no file.
        An answer is a file of its own.
      noa: submission: "exercise.ts" has 2 names on its disk (hard links).
        An answer is a file of its own, which cannot be another's file under a second name.
        Try: collect the submissions as copies: cp -r, not cp -l.
      olga: submission: "exercise.ts" has 293 KiB.
        An answer has at most 256 KiB."
    `);
  });

  it("does again only what changed, and keeps what it replaces apart", async () => {
    const folder = submissions({ "alice/exercise.ts": "points 3", "bob/exercise.ts": "points 1" });
    const out = newFolder();
    await run({ folder, out });
    expect(await run({ folder, out })).toMatchObject({ before: 2, graded: 0 });
    writeFileSync(join(folder, "bob", "exercise.ts"), "points 2");
    expect(await run({ folder, out })).toMatchObject({ before: 1, graded: 1 });
    expect(pointsOf(out)).toEqual({ alice: 3, bob: 2 });
    expect(results(out, "earlier.jsonl").map(({ points }) => points)).toEqual([1]);
    const grader = toyGrader({ specHash: "spec 2" });
    expect(await run({ folder, out, grader })).toMatchObject({ before: 0, graded: 2 });
    expect(results(out)).toHaveLength(2);
    expect(results(out, "earlier.jsonl")).toHaveLength(3);
  });

  it("grades equal answers once, and says whose they equal", async () => {
    const answer = "points 2";
    const folder = submissions({
      "a/exercise.ts": answer,
      "b.zip": makeZip([{ name: "exercise.ts", content: answer }]),
      "c/exercise.ts": `${answer}!`,
      "d/exercise.ts": answer,
    });
    const out = newFolder();
    const graded: string[] = [];
    const grader = toyGrader({ onGrade: ({ submission }) => graded.push(submission.id) });
    expect(await run({ folder, out, grader })).toMatchObject({ graded: 2, copied: 2 });
    expect(graded.toSorted()).toEqual(["a", "c"]);
    const flags = results(out).map(({ submission, flags: said }) => [submission.id, ...said]);
    expect(flags.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ["a"],
      ["b", "duplicate-of:a"],
      ["c"],
      ["d", "duplicate-of:a"],
    ]);
  });

  it("tries again what fails and is nobody's fault, keeps it apart, and lets an earlier grade stand", async () => {
    const folder = submissions({ "a/exercise.ts": "points 3", "b/exercise.ts": "infra" });
    const out = newFolder();
    let tries = 0;
    const grader = toyGrader({ onGrade: (_, source) => (tries += source === "infra" ? 1 : 0) });
    const outcome = await run({ folder, out, grader });
    expect(tries).toBe(3);
    expect(outcome.troubled).toEqual([
      { submission: "b", exercise: dot, message: "the sandbox did not start" },
    ]);
    expect(pointsOf(out)).toEqual({ a: 3, b: "infra-error" });
    writeFileSync(join(folder, "a", "exercise.ts"), "infra too");
    await run({ folder, out });
    expect(pointsOf(out)).toEqual({ a: 3, b: "infra-error" });
    writeFileSync(join(folder, "b", "exercise.ts"), "points 1");
    await run({ folder, out });
    expect(pointsOf(out)).toEqual({ a: 3, b: 1 });
    expect(
      readFileSync(join(out, "incidents.jsonl"), "utf8").trim().split("\n").length,
    ).toBeGreaterThan(6);
  });

  it("finds several exercises in one submission, and says which are missing", async () => {
    const folder = submissions({
      [`a/exercises/${dot}/exercise.ts`]: "points 1",
      [`a/exercises/${cosine}/exercise.ts`]: "points 2",
      [`b/exercises/${cosine}/exercise.ts`]: "points 3",
      "c/exercise.ts": "points 3",
      [`d/exercises/${dot}/exercise.ts`]: "points 1",
      "d/01-dot-product/exercise.ts": "points 2",
    });
    const out = newFolder();
    await run({ folder, out, exercises: [dot, cosine] });
    const said = results(out).map(({ submission, exercise, points, message }) =>
      [submission.id, exercise.id, message ?? points].join(" "),
    );
    expect(said.toSorted().join("\n")).toMatchInlineSnapshot(`
      "a 01-numbers/01-dot-product 1
      a 01-numbers/02-cosine-similarity 2
      b 01-numbers/01-dot-product submission: there is no answer to 01-numbers/01-dot-product; this folder holds "exercises/01-numbers/02-cosine-similarity/exercise.ts".
        An answer is called exercise.ts and stands where the course has it: exercises/01-numbers/01-dot-product/exercise.ts.
      b 01-numbers/02-cosine-similarity 3
      c 01-numbers/01-dot-product submission: it holds exercise.ts by itself, and 2 exercises are asked for.
        Which exercise a file answers is known by its folder.
        Try: put it into exercises/01-numbers/01-dot-product/, or wherever it belongs.
      c 01-numbers/02-cosine-similarity submission: it holds exercise.ts by itself, and 2 exercises are asked for.
        Which exercise a file answers is known by its folder.
        Try: put it into exercises/01-numbers/01-dot-product/, or wherever it belongs.
      d 01-numbers/01-dot-product submission: it holds two different answers to 01-numbers/01-dot-product: "exercises/01-numbers/01-dot-product/exercise.ts" and "01-dot-product/exercise.ts".
        One answer is graded, and nobody but its author can say which one is meant.
        Try: hand in one of them.
      d 01-numbers/02-cosine-similarity submission: there is no answer to 01-numbers/02-cosine-similarity; this folder holds "01-dot-product/", "exercises/".
        An answer is called exercise.ts and stands where the course has it: exercises/01-numbers/02-cosine-similarity/exercise.ts."
    `);
  });

  it("keeps the files of an answer together, wherever they stand", async () => {
    const names = ["exercise.ts", "lib/twice.ts"];
    const two = (folder: string, points: string): Record<string, string> => ({
      [`${folder}exercise.ts`]: points,
      [`${folder}lib/twice.ts`]: "export const twice = 2;",
    });
    const folder = submissions({
      ...two("a/", "points 1"),
      ...two(`b/work/exercises/${dot}/`, "points 2"),
      "c.zip": makeZip(
        Object.entries(two("", "points 1")).map(([name, content]) => ({ name, content })),
      ),
      "d/exercise.ts": "points 3",
      "e/lib/twice.ts": "points 3",
      ...two("f/", "points 1"),
      "f/lib/twice.ts": "export const twice = 3;",
      "g/exercise.ts": "points 1",
    });
    mkdirSync(join(folder, "g", "lib"));
    symlinkSync(join(folder, "a", "lib", "twice.ts"), join(folder, "g", "lib", "twice.ts"));
    const out = newFolder();
    const seen: string[] = [];
    const grader = toyGrader({ files: names, onGrade: (_, source) => seen.push(source) });
    const outcome = await run({ folder, out, grader });
    expect(outcome).toMatchObject({ graded: 3, copied: 1, refused: 3 });
    for (const source of seen) expect(source).toContain("twice");
    expect(pointsOf(out)).toMatchObject({ a: 1, b: 2, c: 1, f: 1 });
    const said = results(out).flatMap(({ submission, message }) =>
      message === undefined ? [] : [`${submission.id}: ${message}`],
    );
    expect(said.toSorted().join("\n")).toMatchInlineSnapshot(`
      "d: submission: there is no "lib/twice.ts" beside "exercise.ts".
        This exercise is answered in 2 files, which belong together.
        Try: hand in all of them, in the folder where the course has them.
      e: submission: there is no answer to 01-numbers/01-dot-product; this folder holds "lib/twice.ts".
        An answer is called exercise.ts and stands where the course has it: exercises/01-numbers/01-dot-product/exercise.ts.
      g: submission: "lib/twice.ts" is a link.
        An answer is a file of its own; links are not followed.
        Try: put the file itself there."
    `);
    // Damage is noticed, and what a batch left half written is written again.
    const [sum] = results(out).map(({ submission }) => submission.sha256);
    const kept = join(out, "answers", `${sum}-2`, "lib", "twice.ts");
    writeFileSync(kept, "other");
    writeFileSync(join(out, "answers", `${sum}-2`, "exercise.ts.123-0"), "half");
    await run({ folder, out, grader: toyGrader({ files: names, version: "toy 2" }) });
    expect(readFileSync(kept, "utf8")).toMatch(/^export const twice = [23];$/);
    expect(readdirSync(dirname(dirname(kept)))).toEqual(["exercise.ts", "lib"]);
  });

  it("divides the work among shards without leaving anything out or doing it twice", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (answers, count) => {
          const folder = submissions(
            Object.fromEntries(answers.map((n, i) => [`s${i}/exercise.ts`, `answer ${n}`])),
          );
          const outs = await Promise.all(
            Array.from({ length: count }, async (_, i) => {
              const out = newFolder();
              await run({ folder, out, shard: { index: i + 1, count } });
              return out;
            }),
          );
          const ids = outs.flatMap((out) => results(out).map(({ submission }) => submission.id));
          expect(ids.toSorted()).toEqual(answers.map((_, i) => `s${i}`));
        },
      ),
      { numRuns: 10 },
    ));

  it("lets one batch at a time write a folder", async () => {
    const folder = submissions({ "a/exercise.ts": "points 3" });
    const out = newFolder();
    const first = run({ folder, out, grader: toyGrader({ pause: 300 }) });
    const { child, ended } = startBatch(program, {
      folder,
      out,
      exercises: [dot],
      jobs: 1,
      pause: 0,
    });
    const { code, err } = await ended;
    expect(child.pid).toBeGreaterThan(0);
    expect(code).not.toBe(0);
    expect(err).toContain("another batch writes");
    expect(err).toContain(`(process ${process.pid})`);
    await first;
    expect(readdirSync(join(out, ".lock"))).toEqual([]);
  });
});

describe("a batch that is killed", { timeout: 60_000 }, () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [
      `s${String(i).padStart(2, "0")}/exercise.ts`,
      `answer ${i % 17}`,
    ]),
  );

  /** Kills a batch again and again, then lets it end; returns its folder. */
  async function killed(
    folder: string,
    kill: (attempt: number) => {
      fault?: { point: FaultPoint; count: number; bytes?: number };
      after?: number;
    },
    times: number,
  ): Promise<string> {
    const out = newFolder();
    const journal = join(newFolder(), "journal");
    for (let i = 0; i < times; i++) {
      const recorded = existsSync(join(out, "results.jsonl"))
        ? wholeLines(join(out, "results.jsonl"))
        : [];
      writeFileSync(journal, "");
      const { fault, after } = kill(i);
      const { child, ended } = startBatch(program, {
        folder,
        out,
        exercises: [dot],
        jobs: 3,
        pause: 3,
        journal,
        ...(fault && { fault }),
      });
      if (after !== undefined) setTimeout(() => child.kill("SIGKILL"), after);
      await ended;
      // What was on the disk before is not graded again.
      const graded = wholeLines(journal).map((line) => (JSON.parse(line) as [string])[0]);
      const known = recorded.map((line) => (JSON.parse(line) as GradeReport).submission.id);
      for (const id of graded) expect(known).not.toContain(id);
    }
    await run({ folder, out });
    return out;
  }

  function wholeLines(file: string): string[] {
    return readFileSync(file, "utf8").split("\n").slice(0, -1);
  }

  it("ends with the results of one that was not, wherever it is killed", async () => {
    const folder = submissions(files);
    const whole = newFolder();
    await run({ folder, out: whole });
    const points: FaultPoint[] = [
      "answers-kept",
      "plan-written",
      "graded",
      "record-writing",
      "record-written",
      "record-synced",
    ];
    for (const point of points) {
      const out = await killed(
        folder,
        (i) => ({ fault: { point, count: 1 + i, bytes: 97 * (i + 1) } }),
        3,
      );
      expect(settled(out)).toEqual(settled(whole));
    }
  });

  it("ends with the results of one that was not, killed at random moments", async () => {
    const folder = submissions(files);
    const whole = newFolder();
    await run({ folder, out: whole });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 20, max: 140 }), { minLength: 1, maxLength: 6 }),
        async (moments) => {
          const out = await killed(folder, (i) => ({ after: moments[i] }), moments.length);
          expect(settled(out)).toEqual(settled(whole));
        },
      ),
      { numRuns: 6 },
    );
  });

  it("loses no grade when it is killed while it tidies up", async () => {
    const folder = submissions(files);
    const points: FaultPoint[] = ["tidy-begun", "tidy-written", "tidy-renamed"];
    for (const point of points) {
      const out = newFolder();
      await run({ folder, out, grader: toyGrader({ specHash: "an older spec" }) });
      const { ended } = startBatch(program, {
        folder,
        out,
        exercises: [dot],
        jobs: 2,
        pause: 0,
        fault: { point, count: 1 },
      });
      expect((await ended).code).toBeNull();
      await run({ folder, out });
      const whole = newFolder();
      await run({ folder, out: whole });
      expect(settled(out)).toEqual(settled(whole));
      expect(
        new Set(results(out, "earlier.jsonl").map(({ submission }) => submission.id)).size,
      ).toBe(24);
    }
  });

  it("cuts off half a line, moves what is no grade away, and says both", async () => {
    const folder = submissions(files);
    const out = newFolder();
    await run({ folder, out });
    appendFileSync(join(out, "results.jsonl"), '\0\0\0\0\n{"schema":"grade/v1","sub');
    const { notes } = await run({ folder, out });
    expect(notes.join("\n")).toMatchInlineSnapshot(`
      "The last batch ended while it wrote a grade; that one is graded again.
      1 line of results.jsonl could not be read as a grade; what it was about is graded again.
      1 earlier line went to earlier.jsonl."
    `);
    expect(results(out)).toHaveLength(24);
  });
});

describe("a batch on a computer that fails", { timeout: 30_000 }, () => {
  it("stops in words when the disk is full, and goes on when it is not", async () => {
    // Equal answers are kept once, so what fills the disk are the grades.
    const names = Array.from({ length: 60 }, (_, i) => `s${i}/exercise.ts`);
    const folder = submissions(Object.fromEntries(names.map((path) => [path, "points 3"])));
    const out = newFolder();
    const small = join(out, "small");
    mkdirSync(small);
    const task = { folder, out: small, exercises: [dot], jobs: 2, pause: 0 };
    const batch = `'${process.execPath}' '${program}' '${JSON.stringify(task)}'`;
    const script = [
      `mount -t tmpfs -o size=64k none '${small}'`,
      batch,
      `cp '${small}/results.jsonl' '${out}/full.jsonl'`,
      `mount -o remount,size=4m '${small}'`,
      batch,
      `cp '${small}/results.jsonl' '${out}/results.jsonl'`,
    ];
    const { status, stdout, stderr } = spawnSync(
      "unshare",
      ["-m", "sh", "-c", script.join(" && ")],
      {
        encoding: "utf8",
      },
    );
    if (status !== 0) {
      console.warn(`NOT RUN: a full disk: ${stderr.trim()}`);
      return;
    }
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { stopped?: string });
    expect(first.stopped?.replace(/: .*results/, ": <file> results")).toMatchInlineSnapshot(`
      "batch: <file> results.jsonl cannot grow.
        Every grade that was recorded before is safe, and none is recorded by half.
        Try: make room, and run the same command again: it goes on where it stopped."
    `);
    const full = results(out, "full.jsonl");
    expect(full.length).toBeGreaterThan(5);
    expect(full.length).toBeLessThan(60);
    expect(second.stopped).toBeUndefined();
    expect(results(out)).toHaveLength(60);
  });

  it("says which submission may not be read, and goes on with the others", async () => {
    if (process.getuid?.() !== 0) {
      console.warn(
        "NOT RUN: a submission that may not be read: only root can become another user.",
      );
      return;
    }
    const folder = submissions({
      "a/exercise.ts": "points 3",
      "b/exercise.ts": "points 2",
      "c.zip": "PK",
    });
    chmodSync(join(folder, "a", "exercise.ts"), 0o000);
    chmodSync(join(folder, "c.zip"), 0o000);
    const out = newFolder();
    for (const path of [top, folder, join(folder, "a"), join(folder, "b"), dirname(program)])
      chmodSync(path, 0o755);
    chmodSync(out, 0o777);
    const { ended } = startBatch(
      program,
      { folder, out, exercises: [dot], jobs: 1, pause: 0 },
      { uid: 65_534 },
    );
    const { err } = await ended;
    expect(err).toBe("");
    expect(pointsOf(out)).toEqual({ a: "infra-error", b: 2, c: "infra-error" });
    expect(results(out)[0].message).toMatchInlineSnapshot(`
      "batch: a may not be read by this user (EACCES).
        A submission that cannot be read has no grade yet; the others go on.
        Try: chmod -R u+rX on the folder of submissions, and run the same command again."
    `);
  });

  it("goes on where submissions vanish and change while it runs", async () => {
    const folder = submissions({
      "a/exercise.ts": "points 3",
      "b/exercise.ts": "points 2",
      "c/exercise.ts": "points 1",
    });
    const out = newFolder();
    const onGrade = (): void => rmSync(join(folder, "b"), { recursive: true, force: true });
    await run({ folder, out, jobs: 1, grader: toyGrader({ onGrade }) });
    // Answers are copied first: what was there when the batch began is what is graded.
    expect(pointsOf(out)).toEqual({ a: 3, b: 2, c: 1 });
  });

  it("notices that the clock was set", () => {
    const from = { wall: 1_000_000, steady: 50 };
    expect(clockJump(from, { wall: 1_005_000, steady: 5_050 })).toBeUndefined();
    expect(clockJump(from, { wall: 1_005_000 - 3_600_000, steady: 5_050 })).toMatchInlineSnapshot(
      `"The computer's clock was set back by 3600 seconds while the batch ran. Durations and limits are measured by another clock and are right; the times at which grading began may not be in order."`,
    );
  });
});
