import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFixture, doubleSpec, doubling, sourceFile } from "../testing/fixture.ts";

const vitest = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);

const config = (limit: number): string => `
  import { exerciseTests, LastLineReporter, WatchdogReporter } from ${JSON.stringify(sourceFile("vitest/index.ts"))};
  export default {
    resolve: { alias: { "#spec": ${JSON.stringify(sourceFile("spec/index.ts"))}, "#todo": ${JSON.stringify(sourceFile("todo.ts"))} } },
    test: {
      pool: "threads",
      isolate: false,
      maxWorkers: 1,
      reporters: ["default", new WatchdogReporter({ project: "exercises", limit: ${limit} }), new LastLineReporter()],
      projects: [{ extends: true, plugins: [exerciseTests()], test: { name: "exercises", include: ["exercises/**/spec.ts"] } }],
    },
  };
`;

const fixtures: (() => void)[] = [];
afterAll(() => fixtures.forEach((remove) => remove()));

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly lastLine: string | undefined;
}

/** Really runs vitest on exercises with these answers. */
function run(
  answers: Readonly<Record<string, string>>,
  limit = 20_000,
  spec: string = doubleSpec,
): Run {
  const { root, write, remove } = createFixture({
    "package.json": '{"type": "module"}',
    "vitest.config.ts": config(limit),
  });
  fixtures.push(remove);
  for (const [name, text] of Object.entries(answers)) {
    write({
      [`exercises/01-a/${name}/spec.ts`]: spec,
      [`exercises/01-a/${name}/exercise.ts`]: text,
    });
  }
  const args = [vitest, "run", "--root", root, "--config", join(root, "vitest.config.ts")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1", CI: "", VITEST: "" },
  });
  return { status, output: stdout + stderr, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

describe("exercises in vitest", { timeout: 60_000 }, () => {
  it("passes what is right and skips what is not written, and ends with a count", () => {
    const { status, output, lastLine } = run({
      "01-right": doubling("2 * x"),
      "02-stub": doubling('todo("double it")', 'import { todo } from "#todo";'),
    });
    expect(lastLine).toBe("2 passed, 0 failed, 2 skipped");
    expect(status).toBe(0);
    expect(output).toContain("1 exercise is not written yet, so checks are skipped.");
  });

  it("fails what is wrong, with the verdict and the learner's own lines", () => {
    const { status, output, lastLine } = run({
      "01-wrong": doubling("x + 3"),
      "02-throws": doubling(
        "helper(x)",
        "function helper(x: number): number { return (x as unknown as number[][])[5][x]; }",
      ),
      "03-syntax": "export function double(x { return 1 }",
      "04-string": doubling("fail()", 'function fail(): number { throw "oops"; }'),
    });
    expect(status).toBe(1);
    expect(lastLine).toBe("1 passed, 4 failed, 3 skipped");
    expect(output).toContain("gave      3\n  expected  0\n  because   twice as much\n");
    expect(output).toContain("This is the smallest example found that does not pass.");
    expect(output).toContain("threw     a TypeError: Cannot read properties of undefined");
    expect(output).toMatch(/❯ helper exercises\/01-a\/02-throws\/exercise\.ts:1:\d+/);
    expect(output).toMatch(/❯ double exercises\/01-a\/02-throws\/exercise\.ts:2:\d+/);
    expect(output).toContain("01-a/03-syntax/exercise.ts cannot be loaded.\n  Syntax error: ");
    expect(output).toContain('threw     the string "oops"');
    // No line of ours, or of fast-check, is in any stack.
    expect(output).not.toMatch(/❯ .*(?:packages|node_modules)/);
  });

  it.each([
    ["in a function", doubling("x", "").replace("return", "for (;;) x++; return")],
    ["while it is loaded", doubling("2 * x", "for (;;) { globalThis; }")],
  ])("names an exercise that does not end, %s", (_, loop) => {
    const { status, output, lastLine } = run(
      { "01-loop": loop, "02-right": doubling("2 * x") },
      2000,
    );
    expect(status).toBe(1);
    expect(lastLine).toMatch(/^[02] passed, 1 failed$/);
    expect(output).toContain("01-a/01-loop: this exercise does not end.");
    expect(output).toContain("Try: pnpm check 01-a/01-loop");
  });

  it("waits as long as an exercise asks for", () => {
    const spec = `
      import { direct, equal, example, exercise } from "#spec";
      export default exercise({ title: "Slow", hints: [], seconds: 50 }, direct(), ({ check, act }) => {
        check("answers", { points: 1 }, example(async () => equal(await act.answer(), 42, "")));
      });
    `;
    // The watchdog's own limit has to be more than loading takes on a busy machine, and less than the answer takes.
    const slow =
      "export const answer = () => new Promise((resolve) => setTimeout(() => resolve(42), 15500));";
    const { lastLine } = run({ "01-slow": slow }, 15_000, spec);
    expect(lastLine).toBe("1 passed, 0 failed");
  });
});
