import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deskCopy, normal } from "./testing/desk-copy.ts";
import { findRoot } from "./workspace/find-root.ts";

const desk = deskCopy("01-numbers/01-dot-product");
afterAll(() => desk.remove());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a learner's shell does, without a terminal. */
function gradus(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const bin = join(findRoot(), "packages", "grader", "bin", "gradus.mjs");
  const child = spawn(process.execPath, [bin, "--course", desk.course, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, INIT_CWD: desk.course, ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out: normal(out, desk.course), err: normal(err, desk.course) });
    });
  });
}

describe("gradus", { timeout: 20_000 }, () => {
  it("without a terminal shows the map and the next step, and ends", async () => {
    const { code, out } = await gradus([]);
    expect(code).toBe(0);
    expect(out).toContain("○ The dot product");
    expect(out).toContain("pnpm check 01-numbers/01-dot-product");
  });

  it("writes colors only where they are wanted", async () => {
    expect((await gradus(["list"])).out).not.toContain("\u001B");
    expect((await gradus(["list"], { FORCE_COLOR: "1" })).out).toContain("\u001B");
    expect((await gradus(["list"], { FORCE_COLOR: "1", NO_COLOR: "1" })).out).not.toContain(
      "\u001B",
    );
  });

  it("keeps the same progress when four run at once, and when it is corrupt", async () => {
    const folder = join(desk.course, ".gradus", "progress");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "01-numbers--01-dot-product.json");
    writeFileSync(file, '{"key": ');
    const maps = await Promise.all([gradus([]), gradus([]), gradus([]), gradus([])]);
    expect(new Set(maps.map(({ out }) => out)).size).toBe(1);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ state: "to-do" });
  });

  it("says which exercise comes near a name that there is not", async () => {
    const { code, err } = await gradus(["check", "dot-prodct"]);
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "
        gradus: there is no exercise or module "dot-prodct".
          An exercise is called by its id, a part of it, or the number or name of its module.
          Try: 01-numbers/01-dot-product

      "
    `);
  });

  it("understands the path of an exercise from wherever it is typed", async () => {
    const folder = join(desk.course, "exercises", "01-numbers", "01-dot-product");
    for (const path of [".", "exercise.ts", "..", join(folder, "spec.ts")]) {
      const { code, out } = await gradus(["check", path], { INIT_CWD: folder });
      expect(out).toContain("The dot product");
      expect(code).toBe(0);
    }
  });

  it("says which command comes near a name that there is not", async () => {
    const { code, err } = await gradus(["chek"]);
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "
        gradus: there is no command "chek".
          The commands are check, hint, list, next, reset, solution, grade, ci, export, verify, keygen, audit, batch, merge, doctor, new, release.
          Try: gradus check

      "
    `);
  });

  it("names the formats where one is unknown", async () => {
    const { code, err } = await gradus(["grade", "--format", "xml"]);
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "
        grade: there is no format "xml".
          The formats are text, json, jsonl, html, gradescope, prairielearn, junit, github, github-summary, github-classroom, classroom50, exercism, tap, canvas, moodle.

      "
    `);
  });

  it("writes a grade into a new file, and over an old one only with --force", async () => {
    const file = join(desk.course, "grade.json");
    expect((await gradus(["grade", "--json", "--out", "grade.json"])).code).toBe(0);
    const before = readFileSync(file, "utf8");
    expect(JSON.parse(before)).toMatchObject({ schema: "grades/v1", points: 0 });
    const refused = await gradus(["grade", "--out", "grade.json"]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatchInlineSnapshot(`
      "
        grade: grade.json exists.
          A grade never overwrites a file without being told to.
          Try: --force

      "
    `);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect((await gradus(["grade", "--out", "grade.json", "--force"])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("to do");
  });

  it("resets an exercise and keeps what was written, each time", async () => {
    const stub = desk.source();
    for (const mine of ["// mine 1", "// mine 2"]) {
      desk.write(mine);
      const { out } = await gradus(["reset", "dot-product"]);
      const [, backup] = /kept: (\S+)/.exec(out) ?? [];
      expect(backup).toBeDefined();
      expect(desk.source()).toBe(stub);
    }
    const folder = join(desk.course, ".gradus", "backups", "01-numbers", "01-dot-product");
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(kept.toSorted()).toEqual(["// mine 1", "// mine 2"]);
  });

  it("shows a solution after passing, or to whoever gives up", async () => {
    expect((await gradus(["solution", "dot"])).code).toBe(2);
    const given = await gradus(["solution", "dot", "--give-up"]);
    expect(given.code).toBe(0);
    expect(given.out).toContain("export function dot");
  });

  it("explains itself", async () => {
    const { code, out } = await gradus(["--help"]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Usage: gradus [command] [WHAT …]

      Learn deep learning by writing it: check exercises, get hints, see how far you
      are.

      Options:
        --course <DIR>               another folder that holds exercises/ and
                                     solutions/ (or GRADUS_COURSE)
        --seconds <N>                how long one call may take (what the exercise
                                     asks for, or 1)
        --isolation <LEVEL>          how strongly check and watching keep answers
                                     apart (choices: "L0", "L1", "L2", "L3", "L4")
        -h, --help                   display help for command

      Commands:
        check [options] [what...]    check exercises, and tell the truth about them
        hint [what]                  show the next of the three hints of an exercise
        list                         show the map of the course
        next                         show what to do next
        reset <what>                 put an exercise back as it was; your file is kept
        solution [options] <what>    show a right answer, once yours passes
        grade [options] [what...]    check exercises once, and print their points
        ci [options] [what...]       grade in a sandbox, for a platform (for courses)
        export [options] <files...>  write grades in other formats (for courses)
        verify [options] <files...>  say whether grades are as they were made and
                                     signed
        keygen <file>                make a pair of keys to sign and verify grades
                                     with
        audit [options] [what...]    prove the exercises themselves (for authors)
        batch [options]              grade a folder of submissions, resumably (for
                                     courses)
        merge [options] <out...>     join the results of shards or batches (for
                                     courses)
        doctor [options]             try how far programs are kept apart here, and say
                                     what would help
        new <name>                   begin an exercise, with all its files (for
                                     authors)
        release [options]            make a repository for learners, without answers
                                     (for courses)

      WHAT is an exercise's id (01-numbers/01-dot-product), its name (dot-product), a part of
      it (dot), the path of its file, or a module (1, numbers, 01-numbers).

      Without a command: the map of the course and what to do next; on a terminal it
      watches, and checks each exercise as you save it.

      Exit codes
        0  nothing that was attempted is wrong; what is not written yet is to do, not wrong
        1  something that was attempted is wrong
        2  the command was not understood, or could not do what it was asked
        3  the course itself is broken, or the isolation that was asked for is not to be had

      "
    `);
  });
});
