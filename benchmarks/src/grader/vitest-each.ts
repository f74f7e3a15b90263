import { join } from "node:path";
import { newFolder, root, writeFiles } from "./places.ts";
import { runCommand } from "./run-command.ts";
import { answer, vitestFile } from "./twenty-checks.ts";

/**
 * How many submissions a second `vitest run` grades, started once for each, two at the same time: what a course does
 * that has no grader.
 */
export async function vitestEach(submissions: number): Promise<number> {
  const folder = newFolder("vitest");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const begun = performance.now();
  const grade = async (n: number): Promise<void> => {
    const name = `s${n}`;
    writeFiles(folder, {
      [`${name}/exercise.ts`]: answer(n),
      [`${name}/exercise.test.ts`]: vitestFile,
      [`${name}/vitest.config.ts`]: "export default {};\n",
    });
    const { code, out } = await runCommand(process.execPath, [vitest, "run"], {
      cwd: join(folder, name),
    });
    if (!/\b20\b/.test(out) || (code !== 0 && code !== 1)) throw new Error(`bench: ${out}`);
  };
  const slot = async (first: number): Promise<void> => {
    for (let n = first; n < submissions; n += 2) await grade(n);
  };
  await Promise.all([slot(0), slot(1)]);
  return (1000 * submissions) / (performance.now() - begun);
}
