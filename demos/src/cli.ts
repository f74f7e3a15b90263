import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { cpu } from "@gradus/core";
import { progressBar } from "@gradus/train";
import { demos } from "./catalog.ts";
import type { Demo, Outcome, Stage } from "./demo.ts";
import { openGpu } from "./open-gpu.ts";

const root = path.join(import.meta.dirname, "../..");

/** `pnpm demo NAME [--quick] [--backend gpu]`: exit 0 if what the demo promises came true, 1 if not, 2 for a wrong call. */
async function main(): Promise<number> {
  const call = readCall(process.argv.slice(2));
  if (!call.name || call.complaint !== undefined) {
    console.error(usage(call.complaint));
    return call.complaint === undefined ? 0 : 2;
  }
  const { name, quick } = call;
  console.log(`${name}: ${demos[name].title}\n`);
  const start = performance.now();
  const outcome = await demos[name].run(await stage(name, quick, call.backend));
  tell(outcome, (performance.now() - start) / 1000);
  return outcome.claims.every(({ holds }) => holds) ? 0 : 1;
}

async function stage(name: string, quick: boolean, backend: string): Promise<Stage> {
  const folder = path.join(root, "out", name);
  return {
    quick,
    backend: backend === "gpu" ? await openGpu() : cpu,
    say: (line) => console.log(line),
    plot: (title, svg) => {
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${title}.svg`);
      writeFileSync(file, svg);
      console.log(`drawn: ${path.relative(process.cwd(), file)}`);
    },
    progress: () => [progressBar()],
  };
}

function tell({ figures, claims }: Outcome, seconds: number): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  console.log("");
  for (const [name, value] of Object.entries(figures))
    console.log(`  ${name.padEnd(width)}  ${Number(value.toPrecision(5))}`);
  console.log("");
  for (const { sentence, holds } of claims) console.log(`  ${holds ? "✓" : "✗"} ${sentence}`);
  console.log(`\n  ${seconds.toFixed(1)} s`);
}

function usage(complaint: string | undefined): string {
  const width = Math.max(...Object.keys(demos).map((known) => known.length));
  const list = Object.entries(demos).map(
    ([known, { title }]: [string, Demo]) => `  ${known.padEnd(width)}  ${title}`,
  );
  return [
    ...(complaint === undefined ? [] : [`demo: ${complaint}`, ""]),
    "pnpm demo NAME [--quick] [--backend cpu|gpu]",
    "",
    ...list,
  ].join("\n");
}

/** What was asked for on the command line. */
interface Call {
  readonly name: string | undefined;
  readonly quick: boolean;
  readonly backend: string;
  /** What is wrong with it, as a sentence. */
  readonly complaint?: string;
}

function readCall(args: string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        backend: { type: "string", default: "cpu" },
      },
    });
    const [name] = positionals;
    const call = { name, quick: values.quick, backend: values.backend };
    const complaint = complaintAbout(call);
    return complaint === undefined ? call : { ...call, complaint };
  } catch (error) {
    return { name: undefined, quick: false, backend: "cpu", complaint: (error as Error).message };
  }
}

function complaintAbout({ name, backend }: Call): string | undefined {
  if (backend !== "cpu" && backend !== "gpu") return `there is no backend ${backend}.`;
  if (name === undefined) return undefined;
  if (!Object.hasOwn(demos, name)) return `there is no ${name}.`;
  if (backend === "cpu" || demos[name].anyBackend) return undefined;
  const able = Object.keys(demos).filter((known) => demos[known].anyBackend);
  return `${name} runs on the cpu only; on the gpu run ${able.join(", ")}.`;
}

process.exitCode = await main();
