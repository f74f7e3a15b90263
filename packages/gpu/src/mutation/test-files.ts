import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Use, Verdict } from "./judge.ts";
import type { Mutant } from "./mutants.ts";

const home = path.join(import.meta.dirname, "../..");
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);

/** How long tests may run with a mutant, in milliseconds, before it counts as one that hangs. */
const patience = 600_000;

/** Runs the tests of kernels as they are, to see which programs each file runs. */
export async function testUses(): Promise<Use[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gradus-programs-"));
  try {
    const report = path.join(folder, "report");
    const reporters = ["--reporter=json", `--outputFile=${report}`];
    await run(reporters, { GRADUS_PROGRAMS: folder }, 0);
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[];
    };
    const passed = new Set(
      testResults
        .filter(({ status }) => status === "passed")
        .map(({ name }) => path.basename(name)),
    );
    return readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts.json"))
      .map((file) => {
        const programs = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as string[];
        const name = path.basename(file, ".json");
        return { name, programs, holds: passed.has(name) };
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plants a mistake, and runs files of tests until one test notices. */
export async function judgeByTests(
  { text, mutated }: Pick<Mutant, "text" | "mutated">,
  names: readonly string[],
): Promise<Verdict> {
  for (const name of names) {
    const environment = { GRADUS_MUTANT: JSON.stringify({ text, mutated }) };
    const holds = await run(["--bail=1", "--reporter=dot", `/${name}`], environment);
    if (!holds) return { kind: "killed", by: name };
  }
  return { kind: "survived" };
}

/** Runs vitest, and says whether all tests passed, in time if there is a limit. */
function run(
  options: readonly string[],
  environment: NodeJS.ProcessEnv,
  timeout: number = patience,
): Promise<boolean> {
  const config = path.join(home, "vitest.mutation.config.ts");
  const child = spawn(process.execPath, [vitest, "run", "--config", config, ...options], {
    cwd: home,
    env: { ...process.env, ...environment },
    stdio: "ignore",
    timeout,
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}
