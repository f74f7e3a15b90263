import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatCalled } from "../commands/targets.ts";
import { formats } from "../formats/formats.ts";
import { ciFile } from "../release/ci-file.ts";
import { deskCopy } from "../testing/desk-copy.ts";
import { findRoot } from "../workspace/find-root.ts";

const root = findRoot();
const templates = join(root, "packages", "grader", "templates");
const desk = deskCopy("01-numbers/01-dot-product");
const at = (...names: readonly string[]): string => join(desk.course, ...names);
afterAll(() => desk.remove());

/** Right but for two empty vectors: 5 of 6 points. */
const partial = `import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("A pair needs a partner.");
  return a.map((x, i) => x * b[i]).reduce((s, x) => s + x);
}
`;

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.warn("NOT RUN: Classroom 50's autograder.py, because there is no python3.");

const hasNamespaces = spawnSync("bwrap", ["--ro-bind", "/", "/", "true"]).status === 0;
if (!hasNamespaces)
  console.warn("NOT RUN: Exercism's read-only image, because bubblewrap does not run.");

/** Everything that a platform says to a script, on a course with one exercise. L2 may not be had here, so less will do. */
const environment = {
  ...process.env,
  GITHUB_ACTIONS: "",
  GRADUS_COURSE: desk.course,
  GRADUS_OPTIONS: "--accept-weaker",
};

/** Runs a program to its end, and throws what it said if it fails. */
function run(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = root,
): string {
  return execFileSync(file, [...args], {
    cwd,
    env: { ...environment, INIT_CWD: cwd, ...env },
    encoding: "utf8",
    stdio: "pipe",
  });
}

/** The words of a YAML file's step, by its name. */
function step(workflow: string, name: string): string {
  return stepsOf(workflow).find((one) => one.name === name)?.run ?? "";
}

interface Step {
  readonly name?: string;
  readonly run?: string;
}

/** The steps of a workflow's only job. */
function stepsOf(workflow: string): readonly Step[] {
  const { jobs } = parse(readFileSync(join(templates, workflow), "utf8"));
  const [{ steps }]: { steps: Step[] }[] = Object.values(jobs);
  return steps;
}

/** A step as the platform's shell runs it. Whoever runs this test is root already, or does without. */
function runStep(script: string, env: Readonly<Record<string, string>>): string {
  return run(
    "bash",
    ["-e", "-c", `sudo() { "$@"; }\n${script}`],
    { GRADER: root, ...env },
    at("work"),
  );
}

async function expectAccepted(format: string, file: string): Promise<string> {
  const source = readFileSync(file, "utf8");
  expect(await formatCalled(format).validate(source)).toEqual([]);
  return source;
}

describe("the templates", { timeout: 120_000 }, () => {
  beforeAll(() => {
    desk.write(partial);
    mkdirSync(at("work"));
    for (const name of ["packages", "node_modules", "pnpm-workspace.yaml"])
      symlinkSync(join(root, name), at("work", name));
    mkdirSync(at("handed-in"));
    writeFileSync(at("handed-in", "exercise.ts"), partial);
  });

  it("are shell that bash can read", () => {
    const scripts = [
      "gradescope/setup.sh",
      "gradescope/run_autograder",
      "prairielearn/grade.sh",
      "exercism/bin/run.sh",
    ];
    for (const script of scripts) run("bash", ["-n", join(templates, script)]);
    expect(scripts).toHaveLength(4);
  });

  it("are YAML, whose steps are shell that bash can read", () => {
    const workflows = ["github-actions/gradus.yml", "github-classroom/classroom.yml"].flatMap(
      (name) => stepsOf(name).flatMap(({ run: script }) => script ?? []),
    );
    const { gradus } = parse(readFileSync(join(templates, "gitlab/gitlab-ci.yml"), "utf8"));
    const scripts: readonly string[] = [...workflows, ...gradus.script];
    for (const script of scripts) run("bash", ["-n", "-c", script]);
    expect(scripts).toHaveLength(7);
  });

  it("are what a release puts where its platform looks", () => {
    const platforms = ["github-actions", "github-classroom", "gitlab", "jenkins"];
    expect(platforms.flatMap((name) => ciFile(root, name).map(([to]) => to))).toEqual([
      ".github/workflows/gradus.yml",
      ".github/workflows/classroom.yml",
      ".gitlab-ci.yml",
      "Jenkinsfile",
    ]);
  });

  it("stand in the documentation with every format", () => {
    const page = readFileSync(join(root, "docs", "formats.md"), "utf8");
    const folders = readdirSync(templates).filter((name) => readdirOf(join(templates, name)));
    const names = [...formats.map(({ name }) => name), ...folders];
    expect(names.filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
  });

  it("name no registry, no machine and no path of ours", () => {
    const files = readdirSync(templates, { recursive: true, encoding: "utf8" });
    const texts = files
      .filter((name) => name.includes("."))
      .map((name) => join(templates, name))
      .filter((path) => !readdirOf(path))
      .map((path) => readFileSync(path, "utf8"));
    expect(texts.join("\n")).not.toMatch(/registry\.|\.npmrc|\/root\/|\/home\/|\/work\//);
  });

  it("grade for GitHub Actions", async () => {
    // What is wrong fails the job, and nothing else does.
    const script = step("github-actions/gradus.yml", "Grade").trimEnd();
    const said = runStep(`${script} || [ $? = 1 ]`, {});
    expect(said).toContain("::error file=");
    expect(said).toContain("::notice title=Gradus::5 of 6 points");
    const summary = at("work", "step-summary.md");
    runStep(step("github-actions/gradus.yml", "Show"), { GITHUB_STEP_SUMMARY: summary });
    await expectAccepted("github-summary", summary);
    await expectAccepted("junit", at("work", "gradus.xml"));
    await expectAccepted("html", at("work", "gradus.html"));
  });

  it("grade for GitHub Classroom, with what its reporter reads", async () => {
    const output = at("work", "output");
    runStep(step("github-classroom/classroom.yml", "Grade"), {
      EXERCISES: "dot-product",
      GITHUB_OUTPUT: output,
    });
    const [, value] = /^result=([A-Za-z0-9+/=]+)\n$/.exec(readFileSync(output, "utf8")) ?? [];
    const file = at("work", "decoded.json");
    writeFileSync(file, Buffer.from(value ?? "", "base64"));
    const { tests, max_score } = JSON.parse(await expectAccepted("github-classroom", file));
    const sum = tests.reduce((total: number, one: { score: number }) => total + one.score, 0);
    expect([sum, max_score]).toEqual([5, 6]);
  });

  it("grade for GitLab, and fail the job", async () => {
    const { gradus } = parse(readFileSync(join(templates, "gitlab/gitlab-ci.yml"), "utf8"));
    expect(gradus.artifacts.reports.junit).toBe("gradus.xml");
    expect(() => runStep(gradus.script.at(-1), {})).toThrow("Command failed");
    await expectAccepted("junit", at("work", "gradus.xml"));
  });

  it("grade for Jenkins", async () => {
    const file = readFileSync(join(templates, "jenkins/Jenkinsfile"), "utf8");
    const [, script] = /sh '(node [^']+)'/.exec(file) ?? [];
    runStep(script ?? "false", {});
    expect(await expectAccepted("junit", at("work", "gradus.xml"))).toContain("<testsuite");
  });

  it("grade for Gradescope, and leave no file where nothing could be graded", async () => {
    const autograder = at("autograder");
    const file = join(autograder, "results", "results.json");
    mkdirSync(join(autograder, "source"), { recursive: true });
    mkdirSync(join(autograder, "submission"));
    symlinkSync(root, join(autograder, "source", "course"));
    writeFileSync(join(autograder, "source", "exercises.txt"), "# this one\ndot-product\n");
    writeFileSync(join(autograder, "submission", "exercise.ts"), partial);
    const metadata = { users: [{ email: "ada@example.edu" }] };
    writeFileSync(join(autograder, "submission_metadata.json"), JSON.stringify(metadata));
    const script = join(templates, "gradescope", "run_autograder");
    run("bash", [script], { AUTOGRADER_ROOT: autograder }, autograder);
    const { tests, extra_data } = JSON.parse(await expectAccepted("gradescope", file));
    expect(tests).toHaveLength(5);
    expect(extra_data.gradus[0].submission.id).toBe("ada@example.edu");

    writeFileSync(join(autograder, "source", "exercises.txt"), "no-such-exercise\n");
    expect(() => run("bash", [script], { AUTOGRADER_ROOT: autograder }, autograder)).toThrow(
      "Command failed",
    );
    expect(existsSync(file)).toBe(false);
  });

  it("grade for PrairieLearn", async () => {
    const info = JSON.parse(readFileSync(join(templates, "prairielearn/info.json"), "utf8"));
    expect(info.externalGradingOptions.entrypoint).toBe("/gradus/grade.sh dot-product");
    const page = readFileSync(join(templates, "prairielearn/question.html"), "utf8");
    expect(page).toContain('file-name="exercise.ts"');
    const grade = at("grade");
    mkdirSync(join(grade, "student"), { recursive: true });
    writeFileSync(join(grade, "student", "exercise.ts"), "export const x x = 1;\n");
    const script = join(templates, "prairielearn", "grade.sh");
    run("bash", [script, "dot-product"], { GRADE_ROOT: grade, GRADUS_HOME: root }, grade);
    const file = join(grade, "results", "results.json");
    expect(JSON.parse(await expectAccepted("prairielearn", file)).gradable).toBe(false);
    writeFileSync(join(grade, "student", "exercise.ts"), partial);
    run("bash", [script, "dot-product"], { GRADE_ROOT: grade, GRADUS_HOME: root }, grade);
    expect(JSON.parse(await expectAccepted("prairielearn", file)).score).toBeCloseTo(5 / 6);
  });

  it("grade for Exercism", async () => {
    const script = join(templates, "exercism", "bin", "run.sh");
    mkdirSync(at("output"));
    const folders = [at("handed-in"), at("output")];
    run("bash", [script, "dot-product", ...folders], { GRADUS_HOME: root, GRADUS_OPTIONS: "" });
    const { status, tests } = JSON.parse(
      await expectAccepted("exercism", at("output", "results.json")),
    );
    expect([status, tests.length]).toEqual(["fail", 5]);
  });

  it.skipIf(!hasNamespaces)(
    "grade for Exercism where nothing can be written but the output",
    async () => {
      const script = join(templates, "exercism", "bin", "run.sh");
      const output = at("read-only-output");
      mkdirSync(output);
      const readOnly = [
        "--ro-bind",
        "/",
        "/",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        "--tmpfs",
        "/tmp",
      ];
      // This repository, too, may lie in the folder for temporary files.
      const folders = [
        "--ro-bind",
        root,
        root,
        "--ro-bind",
        desk.course,
        desk.course,
        "--bind",
        output,
        output,
      ];
      const started = [
        "--unshare-net",
        "--",
        "bash",
        script,
        "dot-product",
        at("handed-in"),
        output,
      ];
      run("bwrap", [...readOnly, ...folders, ...started], {
        GRADUS_HOME: root,
        GRADUS_OPTIONS: "",
      });
      const { status } = JSON.parse(await expectAccepted("exercism", join(output, "results.json")));
      expect(status).toBe("fail");
    },
  );

  it.skipIf(!hasPython)("grade for Classroom 50", async () => {
    const platform = { ASSIGNMENT: "dot-product", OWNER: "ada", CLASSROOM: "dl" };
    const tag = { SUBMISSION_TAG: "submit/2026-11-21T10-00-00Z-a1b2c3d" };
    const script = join(templates, "classroom50", "autograder.py");
    run("python3", [script], { ...platform, ...tag, GRADUS_HOME: root }, at("work"));
    const result = JSON.parse(await expectAccepted("classroom50", at("work", "result.json")));
    expect(result).toMatchObject({
      owner: "ada",
      assignment: "dot-product",
      datetime: "2026-11-21T10:00:00Z",
      score: 5,
      "max-score": 6,
    });
  });
});

function readdirOf(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
