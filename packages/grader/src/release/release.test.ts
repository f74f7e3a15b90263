import { readCatalog } from "@gradus/exercises";
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { release } from "../commands/release.ts";
import { openKit } from "../kit.ts";
import { deskCopy } from "../testing/desk-copy.ts";
import { places } from "../workspace/places.ts";

const at = places();
const outside = mkdtempSync(join(tmpdir(), "a course's releases "));
const out = join(outside, "learners");
const quiet = (course?: string): ReturnType<typeof openKit> => ({
  ...openKit({ course }),
  out: () => {},
});

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", [...args], { cwd: folder, encoding: "utf8", maxBuffer: 1024 ** 3 });
}

/** Every file under a folder, without repositories. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === ".git") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/**
 * The lines that no release may hold: those of all solutions, accepted variants and mistakes, with their diagnoses.
 *
 * A line does not count that also stands in a stub, a lesson, a spec or an act of the course, or in the sources of a
 * public package: `return sum;` gives nothing away.
 */
function forbiddenLines(): ReadonlySet<string> {
  const texts = (folder: string, wanted: (path: string) => boolean): string[] =>
    filesIn(folder)
      .filter(wanted)
      .map((path) => readFileSync(path, "utf8"));
  const isOwn = (path: string): boolean => !path.includes("node_modules");
  const isSource = (path: string): boolean => path.endsWith(".ts") && !path.endsWith(".test.ts");
  const open = new Set(
    [
      ...texts(at.stubs, () => true),
      ...texts(at.exercises, (path) => /(?:lesson\.md|module\.md|spec\.ts|act\.ts)$/.test(path)),
      ...["core", "exercises", "grader"].flatMap((name) =>
        texts(join(at.root, "packages", name, "src"), (path) => isOwn(path) && isSource(path)),
      ),
    ].flatMap(linesOf),
  );
  const answers = texts(join(at.course, "solutions"), () => true).flatMap(linesOf);
  const diagnoses = answers.flatMap((line) => /@diagnosis (.*?)(?: \*\/)?$/.exec(line)?.[1] ?? []);
  return new Set([...answers, ...diagnoses].filter((line) => !open.has(line)));
}

/** The contents of everything that the repository of a folder has ever stored, by their names. */
function objectsOf(folder: string): ReadonlyMap<string, string> {
  const names = linesOf(
    git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)"),
  );
  const input = `${names.join("\n")}\n`;
  const all = execFileSync("git", ["cat-file", "--batch"], {
    cwd: folder,
    input,
    maxBuffer: 1024 ** 3,
  });
  return new Map([["all objects", all.toString("utf8")]]);
}

function expectNoneOf(forbidden: ReadonlySet<string>, texts: ReadonlyMap<string, string>): void {
  for (const [name, text] of texts) {
    const found = linesOf(text).filter((line) => forbidden.has(line));
    expect([name, found]).toEqual([name, []]);
  }
}

afterAll(() => rmSync(outside, { recursive: true, force: true }), 60_000);

describe("a release", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await release(quiet(), { modules: "01,neuron", out });
  }, 60_000);

  it("holds the lessons, specs and stubs of its modules, the packages, and what CI needs", () => {
    const { exercises } = readCatalog(out);
    expect(exercises.map(({ id }) => id)).toEqual(
      readCatalog(at.course)
        .exercises.filter(({ id }) => /^0[12]-/.test(id))
        .map(({ id }) => id),
    );
    for (const { id, exercise, solution, lesson } of exercises) {
      expect(readFileSync(exercise, "utf8")).toBe(readFileSync(join(at.stubs, `${id}.ts`), "utf8"));
      expect([existsSync(lesson), solution]).toEqual([true, undefined]);
    }
    expect(existsSync(join(out, ".github/workflows/gradus.yml"))).toBe(true);
    expect(readdirSync(join(out, "packages"))).toEqual(["core", "exercises", "grader"]);
  });

  it("has a history of one commit, with everything in it", () => {
    expect(linesOf(git(out, "rev-list", "--all"))).toHaveLength(1);
    expect(git(out, "status", "--porcelain")).toBe("");
    expect(linesOf(git(out, "ls-files")).length).toBe(filesIn(out).length);
  });

  it("holds no line of a solution, a mistake or its diagnosis, in its files or its history", () => {
    const forbidden = forbiddenLines();
    expect(forbidden.size).toBeGreaterThan(500);
    const files = filesIn(out).map((path) => [path, readFileSync(path, "utf8")] as const);
    expectNoneOf(forbidden, new Map(files));
    expectNoneOf(forbidden, objectsOf(out));
  });

  it("is searched by something that would find a line, in a file and in a forgotten object", () => {
    const copy = join(outside, "spoiled");
    cpSync(out, copy, { recursive: true });
    const solution = join(at.course, "solutions/01-numbers/01-dot-product/solution.ts");
    cpSync(solution, join(copy, "answer.ts"));
    git(copy, "hash-object", "-w", "answer.ts");
    const forbidden = forbiddenLines();
    const text = readFileSync(join(copy, "answer.ts"), "utf8");
    expect(() => expectNoneOf(forbidden, new Map([["answer.ts", text]]))).toThrow("answer.ts");
    expect(() => expectNoneOf(forbidden, objectsOf(copy))).toThrow("all objects");
  });

  it("links to nothing that is not there", () => {
    const pages = filesIn(out).filter((path) => path.endsWith(".md"));
    const missing = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)]
        .map(([, target]) => join(dirname(page), target))
        .filter((target) => !existsSync(target)),
    );
    expect(missing).toEqual([]);
  });

  it("names no machine's folder", () => {
    const words = filesIn(out).filter((path) => /\.(?:md|json|ya?ml)$/.test(path));
    const texts = words.map((path) => readFileSync(path, "utf8")).join("\n");
    expect(texts).not.toContain(at.root);
    expect(texts).not.toMatch(/registry\.|\.npmrc|\/root\/|\/home\//);
  });
});

describe("release", { timeout: 60_000 }, () => {
  it("gives learners the stub, whatever stands in exercise.ts, and nothing that is not known to be theirs", async () => {
    const desk = deskCopy("01-numbers/01-dot-product");
    const stub = desk.source();
    const folder = join(desk.course, "exercises/01-numbers/01-dot-product");
    desk.write(
      readFileSync(join(desk.course, "solutions/01-numbers/01-dot-product/solution.ts"), "utf8"),
    );
    writeFileSync(join(folder, "notes.md"), "the staff's own notes\n");
    mkdirSync(join(folder, "old"));
    const to = join(outside, "from a desk");
    expect(await release(desk.kit(), { out: to, ci: "none" })).toBe(0);
    expect(desk.read().replaceAll(/\s+/g, " ")).toContain(
      "Not for learners, and left out: 01-numbers/01-dot-product/notes.md, 01-numbers/01-dot-product/old.",
    );
    const released = join(to, "exercises/01-numbers/01-dot-product");
    expect(readFileSync(join(released, "exercise.ts"), "utf8")).toBe(stub);
    expect(readdirSync(released).toSorted()).toEqual(
      readdirSync(folder)
        .filter((name) => !["notes.md", "old"].includes(name))
        .toSorted(),
    );
    desk.remove();
  });

  it("overwrites nothing, and takes an empty folder", async () => {
    const full = join(outside, "full");
    mkdirSync(full);
    writeFileSync(join(full, "thesis.md"), "four years of work\n");
    await expect(release(quiet(), { out: full })).rejects.toThrow("is not empty");
    expect(readdirSync(full)).toEqual(["thesis.md"]);
    const empty = join(outside, "empty");
    mkdirSync(empty);
    expect(await release(quiet(), { modules: "1", out: empty })).toBe(0);
    expect(readdirSync(join(empty, "exercises"))).toEqual(["01-numbers"]);
    // Others may look into it; Windows has no such modes.
    const mode = process.platform === "win32" ? 0o755 : statSync(empty).mode & 0o777;
    expect(mode).toBe(0o755);
  });

  it("leaves nothing behind where a line of a hidden spec would have been in it", async () => {
    const hidden = join(outside, "hidden");
    mkdirSync(join(hidden, "01-numbers/01-dot-product"), { recursive: true });
    // As if somebody had pasted it into the page that every release begins with.
    const line = "Open its `lesson.md`, open its `exercise.ts`, write, save.";
    writeFileSync(join(hidden, "01-numbers/01-dot-product/spec.ts"), `${line}\n`);
    const before = readdirSync(outside);
    await expect(
      release(quiet(), { modules: "1", out: join(outside, "leaky"), specs: hidden }),
    ).rejects.toThrow(line);
    expect(readdirSync(outside)).toEqual(before);
  });

  it("refuses a spec with a check that learners do not see", async () => {
    const desk = deskCopy("01-numbers/01-dot-product");
    const spec = join(desk.course, "exercises/01-numbers/01-dot-product/spec.ts");
    const source = readFileSync(spec, "utf8");
    writeFileSync(spec, source.replace("{ points: 1 }", '{ points: 1, visibility: "staff" }'));
    const to = join(outside, "with a secret");
    await expect(release(desk.kit(), { out: to })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Misuse: release: 01-numbers/01-dot-product/spec.ts has a hidden check, "multiplies pair by pair and adds up".
        Learners are given every spec as it is, so whatever is hidden stands in a folder of the course's own.
        Try: move it to HIDDEN/01-numbers/01-dot-product/spec.ts, and grade with --specs HIDDEN]
    `);
    desk.remove();
  });

  it("refuses an answer in files of which no stub is kept", async () => {
    const desk = deskCopy("01-numbers/01-dot-product");
    const spec = join(desk.course, "exercises/01-numbers/01-dot-product/spec.ts");
    const source = readFileSync(spec, "utf8");
    writeFileSync(spec, source.replace("title:", 'files: ["exercise.ts", "helper.ts"], title:'));
    const to = join(outside, "of two files");
    await expect(release(desk.kit(), { out: to })).rejects.toThrow("helper.ts as well");
    desk.remove();
  });

  it("says so where there is no git, and leaves nothing behind", async () => {
    const before = readdirSync(outside);
    const { PATH = "" } = process.env;
    process.env["PATH"] = outside;
    try {
      await expect(
        release(quiet(), { modules: "1", out: join(outside, "without git") }),
      ).rejects.toThrow("there is no git here");
    } finally {
      process.env["PATH"] = PATH;
    }
    expect(readdirSync(outside)).toEqual(before);
  });

  it("refuses an exercise that is not finished", async () => {
    const desk = deskCopy("01-numbers/01-dot-product");
    const lesson = join(desk.course, "exercises/01-numbers/01-dot-product/lesson.md");
    writeFileSync(lesson, "# The dot product\n\nBLANK: why anyone wants this.\n");
    const to = join(outside, "unfinished");
    await expect(release(desk.kit(), { out: to })).rejects.toThrow("lesson.md is not finished");
    desk.remove();
  });

  it("says what there is instead of what was asked for", async () => {
    const to = join(outside, "nothing");
    await expect(release(quiet(), { modules: "1,99", out: to })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Misuse: release: there is no module "99".
        The modules are 01-numbers, 02-neuron.]
    `);
    await expect(release(quiet(), { ci: "teamcity", out: to })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Misuse: release: there is no CI file for "teamcity".
        The platforms are github-actions, github-classroom, gitlab, jenkins, none.]
    `);
    await expect(release(quiet(out), { out: to })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Misuse: release: there are no solutions here, so this is a release already.
        A release is made from the repository of the course: only who has the answers can say that none is in it.]
    `);
  });
});
