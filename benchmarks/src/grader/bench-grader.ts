import { cpus, loadavg } from "node:os";
import { type Measurement, say } from "../measurement.ts";
import { gradeMany, type ManyGraded } from "./grade-many.ts";
import { gradus } from "./places.ts";
import { quantile, runCommand } from "./run-command.ts";
import { saveToVerdict } from "./save-to-verdict.ts";
import { answer, exercise, makeCourse } from "./twenty-checks.ts";
import { vitestEach } from "./vitest-each.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** How much is done of each. */
const sizes = { commands: 10, saves: 50, vitest: 10, throughput: 200, memory: 2000 };

/** What was found out. Times are in milliseconds. */
interface GraderReport {
  readonly bench: "grader";
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  /** How many programs wanted a core, at the beginning and at the end: figures are of a quiet machine below 1. */
  readonly load: readonly [number, number];
  readonly spawnToVerdict: readonly number[];
  readonly saveToVerdict: Readonly<Record<string, readonly number[] | undefined>>;
  readonly throughput: ManyGraded;
  readonly vitestPerSecond: number;
  readonly memory: ManyGraded;
}

/** The grader beside `vitest run` per submission, on an exercise of twenty checks. */
export async function benchGrader(): Promise<Measurement> {
  const before = loadavg()[0];
  const course = makeCourse();
  writeFileSync(join(course, "exercises", exercise, "exercise.ts"), answer(0));
  say("spawn to verdict …");
  const spawnToVerdict: number[] = [];
  for (let i = 0; i < sizes.commands; i++) {
    const args = [gradus, "--course", course, "check", exercise];
    spawnToVerdict.push((await runCommand(process.execPath, args)).ms);
  }
  const saves: Record<string, readonly number[] | undefined> = {};
  for (const level of ["L0", "L3"]) {
    say(`save to verdict, ${level} …`);
    saves[level] = await saveToVerdict(course, level, sizes.saves);
  }
  say("submissions per second …");
  const throughput = await gradeMany(course, sizes.throughput);
  say("vitest run per submission …");
  const vitestPerSecond = await vitestEach(sizes.vitest);
  say("memory …");
  const memory = await gradeMany(course, sizes.memory);
  say("");
  const report: GraderReport = {
    bench: "grader",
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    load: [before, loadavg()[0]],
    spawnToVerdict,
    saveToVerdict: saves,
    throughput,
    vitestPerSecond,
    memory,
  };
  return { report, text: textOf(report) };
}

function textOf(report: GraderReport): string {
  const { node, cpu, load, spawnToVerdict, throughput, vitestPerSecond, memory } = report;
  const [first, ...rest] = memory.memory;
  return [
    `grader beside vitest run per submission (Node ${node}, ${cpu}; load ${load.map((one) => one.toFixed(1)).join(" to ")})`,
    "An exercise of 20 checks: 15 examples and 5 laws of 100 values. Every fourth answer is wrong.",
    "",
    line("gradus check, spawn to verdict", times(spawnToVerdict)),
    ...Object.entries(report.saveToVerdict).map(([level, all]) =>
      line(`watching, save to verdict, ${level}`, all ? times(all) : "NOT RUN: not to be had here"),
    ),
    line(
      `gradus batch, ${throughput.level}, 2 jobs, ${throughput.submissions} submissions`,
      `${throughput.perSecond.toFixed(1)} a second`,
    ),
    line(
      `vitest run, 2 at a time, ${sizes.vitest} submissions`,
      `${vitestPerSecond.toFixed(2)} a second`,
    ),
    line("gradus batch / vitest run", `${(throughput.perSecond / vitestPerSecond).toFixed(1)} ×`),
    line(
      `memory of the batch over ${memory.submissions} submissions`,
      `${first} MiB after a tenth, then ${rest.join(", ")}`,
    ),
    line(`the same, ${memory.level}`, `${memory.perSecond.toFixed(1)} a second`),
  ].join("\n");
}

function line(name: string, value: string): string {
  return `  ${name.padEnd(52)}  ${value}`;
}

function times(all: readonly number[]): string {
  const [middle, most] = [quantile(all, 0.5), quantile(all, 0.9)];
  return `p50 ${middle.toFixed(0)} ms, p90 ${most.toFixed(0)} ms, of ${all.length}`;
}
