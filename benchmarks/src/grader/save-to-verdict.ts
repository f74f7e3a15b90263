import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gradus } from "./places.ts";
import { exercise } from "./twenty-checks.ts";

/** How long to wait for a page, in milliseconds. */
const patience = 60_000;

/**
 * Milliseconds from each save of an answer until its verdict stands on the terminal, in the learner's home.
 *
 * @param level how strongly the answer is kept apart
 * @returns undefined where there is no such level, or no `script`, which makes a terminal
 */
export async function saveToVerdict(
  course: string,
  level: string,
  saves: number,
): Promise<readonly number[] | undefined> {
  if (process.platform !== "linux") return undefined;
  const command = `stty cols 100 rows 40; exec '${process.execPath}' '${gradus}' --course '${course}' --isolation ${level}`;
  const home = spawn("script", ["-qfc", command, "/dev/null"], { stdio: ["pipe", "pipe", "pipe"] });
  let page = "";
  let hear = (): void => undefined;
  home.stdout.on("data", (text: Buffer) => {
    page += text.toString();
    hear();
  });
  const isThere = await new Promise<boolean>((resolve) => {
    home.on("error", () => resolve(false));
    home.on("spawn", () => resolve(true));
  });
  if (!isThere) return undefined;
  const shows = (wanted: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`bench: no ${wanted}.\n${page}`)), patience);
      hear = () => {
        if (!wanted.test(page)) return;
        clearTimeout(timer);
        hear = () => undefined;
        resolve();
      };
      hear();
    });
  try {
    await shows(/quit|is not to be had here/);
    if (page.includes("is not to be had here")) return undefined;
    await pause(2000);
    const times: number[] = [];
    for (let i = 0; i < saves; i++) times.push(await save(course, i, () => (page = ""), shows));
    return times;
  } finally {
    home.stdin.end("q");
    await new Promise((resolve) => home.on("close", resolve));
  }
}

/** An answer that fails the last example; the number that it gives there is looked for. */
async function save(
  course: string,
  i: number,
  forget: () => void,
  shows: (wanted: RegExp) => Promise<void>,
): Promise<number> {
  const given = 100_000 + i;
  const source = `export function dot(a: readonly number[], b: readonly number[]): number {
  if (a.length === 15) return ${given};
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}
`;
  // TypeScript looks at the file after its verdict: nobody saves again before it has.
  await pause(800);
  forget();
  const begun = performance.now();
  writeFileSync(join(course, "exercises", exercise, "exercise.ts"), source);
  await shows(new RegExp(`gave\\D*(?:\\u001B\\[\\d+m)*\\D*${given}`));
  return performance.now() - begun;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
