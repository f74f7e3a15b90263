import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gradus, newFolder } from "./places.ts";
import { runCommand } from "./run-command.ts";
import { exercise, makeSubmissions } from "./twenty-checks.ts";

/** What came of grading many submissions. */
export interface ManyGraded {
  readonly submissions: number;
  readonly level: string;
  /** From the start of the command to its end. */
  readonly seconds: number;
  readonly perSecond: number;
  /** MiB that the command's own process held, at ten moments that are equally far apart. */
  readonly memory: readonly number[];
}

const jobs = 2;

/** Grades submissions in a batch, as strictly as it can be had here, and weighs the process meanwhile. */
export async function gradeMany(course: string, submissions: number): Promise<ManyGraded> {
  const folder = makeSubmissions(submissions);
  const out = newFolder("results");
  const samples: number[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const args = ["--course", course, "batch", "--in", folder, "--out", out, "--exercise", exercise];
  const {
    code,
    out: said,
    ms,
  } = await runCommand(
    process.execPath,
    [gradus, ...args, "--jobs", String(jobs), "--require", "L3", "--accept-weaker"],
    {
      started: ({ pid = 0 }) => {
        timer = setInterval(() => samples.push(residentMemory(pid)), 250);
      },
    },
  );
  clearInterval(timer);
  if (code !== 0) throw new Error(`bench: the batch ended with ${code}.\n${said}`);
  const lines = readFileSync(join(out, "results.jsonl"), "utf8").trim().split("\n");
  const reports = lines.map((line) => JSON.parse(line) as Graded);
  const right = reports.filter(({ points, maxPoints }) => points === maxPoints).length;
  if (lines.length !== submissions || right !== Math.ceil((3 * submissions) / 4)) {
    throw new Error(`bench: ${right} of ${lines.length} grades are whole, of ${submissions}.`);
  }
  const known = samples.filter((one) => one > 0);
  const at = (part: number): number => known[Math.floor(part * (known.length - 1))] ?? Number.NaN;
  return {
    submissions,
    level: reports[0].run.level,
    seconds: ms / 1000,
    perSecond: (1000 * submissions) / ms,
    memory: Array.from({ length: 10 }, (_, i) => Math.round(at((i + 1) / 10))),
  };
}

interface Graded {
  readonly points: number;
  readonly maxPoints: number;
  readonly run: { readonly level: string };
}

/** MiB; 0 where the system does not tell, or the process has gone. */
function residentMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
