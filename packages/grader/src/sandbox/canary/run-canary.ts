import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { killTree } from "../../child/kill-tree.ts";
import { ownMemory } from "../layers/limits-layer.ts";
import { isAtLeast } from "../level.ts";
import type { Means } from "../means.ts";
import type { Protection } from "../protection.ts";
import type { Job, SandboxedProcess } from "../sandbox.ts";
import { startSandboxed } from "../sandboxed-process.ts";
import { type Bait, type Breach, layBait } from "./bait.ts";
import { canaryPrograms } from "./build-programs.ts";
import { inspect, programOf } from "./inspect.ts";
import { markedPrograms } from "./marked-programs.ts";
import { breachesSaid } from "./said.ts";
import type { Try } from "./task.ts";

/** What a canary found. */
export interface CanaryReport {
  /** What went through, in words, by what it goes against. */
  readonly breaches: ReadonlyMap<Protection, readonly string[]>;
  /** Why it did not come to its end, if it did not: then nothing is known to be enforced. */
  readonly failure?: string;
  /** Everything it tried, and what came of it. */
  readonly tries: readonly Try[];
}

/** How long a canary may take, in milliseconds: a fault of the sandbox can be that it does not start. */
const patience = 10_000;

/**
 * Runs a hostile program at a level. It tries everything that the sandbox should prevent; what happened is seen here,
 * at what it tried to reach, and at the program itself.
 */
export async function runCanary(means: Means): Promise<CanaryReport> {
  const [bait, programs] = await Promise.all([layBait(), canaryPrograms()]);
  try {
    for (const [name, code] of Object.entries(programs)) {
      writeFileSync(join(bait.box, `${name}.mjs`), code, { mode: 0o444 });
    }
    const [report, heap] = await Promise.all([tryAll(means, bait), fillHeap(means, bait)]);
    return { ...report, breaches: grouped([...report.found, ...heap]) };
  } finally {
    await bait.close();
  }
}

type Found = Omit<CanaryReport, "breaches"> & { readonly found: readonly Breach[] };

async function tryAll(means: Means, bait: Bait): Promise<Found> {
  const job: Job = {
    entry: join(bait.box, "program.mjs"),
    folders: [bait.box],
    memoryMiB: 64,
    heapMiB: 48,
    cpuSeconds: 10,
  };
  const canary = startSandboxed(means, job);
  const tooMuch = ownMemory(means.node) + job.memoryMiB + 512;
  canary.child.stdin?.on("error", () => undefined);
  canary.child.stdin?.end(JSON.stringify({ ...bait.task, tooMuch }));
  const { text, errors } = await hear(canary, '"about":"end"');
  const { marker } = bait.task;
  const started = markedPrograms(marker);
  const pid = programOf(canary.child.pid ?? 0, canary.first());
  const seen = means.host.platform === "linux" && pid ? inspect(pid, means, job) : [];
  const evidence = bait.evidence(text + errors);
  canary.kill();
  const { peakMiB } = await canary.gone;
  const left = markedPrograms(marker);
  left.forEach(killTree);
  const tries = linesOf(text);
  const found: Breach[] = [
    ...evidence,
    ...breachesSaid(tries),
    ...seen,
    ...started.map((): Breach => ["programs", "started a program"]),
    ...left.map((): Breach => ["leftovers", "left a program behind"]),
  ];
  if (isAtLeast(means.level, "L4") && peakMiB === undefined) {
    found.push(["group", "its memory could not be read back"]);
  }
  const isComplete = tries.at(-1)?.about === "end";
  return isComplete ? { found, tries } : { found, tries, failure: failureOf(tries, errors) };
}

/** Whether a program ends whose heap grows without end. */
async function fillHeap(means: Means, bait: Bait): Promise<Breach[]> {
  const job: Job = {
    entry: join(bait.box, "heap-program.mjs"),
    folders: [bait.box],
    memoryMiB: 1024,
    heapMiB: 24,
    cpuSeconds: 10,
  };
  const program = startSandboxed(means, job);
  const { text } = await hear(program, "filled");
  program.kill();
  await program.gone;
  return text.includes("filled") ? [["heap", "filled more of the heap than it may have"]] : [];
}

/** All that a program says on its channel until it says the last word, ends, or takes too long. */
function hear(
  { child }: SandboxedProcess,
  last: string,
): Promise<{ text: string; errors: string }> {
  let text = "";
  let errors = "";
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      resolve({ text, errors });
    };
    const timer = setTimeout(finish, patience);
    (child.stdio[3] as Readable).on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(last)) finish();
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    }
    child.on("error", (error) => {
      errors += error.message;
      finish();
    });
    // What it left behind may hold the pipes open: its end is not theirs.
    child.on("exit", () => setTimeout(finish, 20));
  });
}

function linesOf(text: string): Try[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Try);
}

function failureOf(tries: readonly Try[], errors: string): string {
  const last = tries.at(-1)?.about;
  const said = errors.trim().split("\n").slice(0, 3).join(" ").slice(0, 300);
  const where = last === undefined ? "It did not start" : `It ended after “${last}”`;
  return said === "" ? `${where}.` : `${where}: ${said}`;
}

function grouped(breaches: readonly Breach[]): Map<Protection, string[]> {
  const all = new Map<Protection, string[]>();
  for (const [against, words] of breaches) {
    const sofar = all.get(against) ?? [];
    if (!sofar.includes(words)) all.set(against, [...sofar, words]);
  }
  return all;
}
