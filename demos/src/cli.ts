import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { progressBar } from "@gradus/train";
import { demos } from "./catalog.ts";
import type { Demo, Outcome, Stage } from "./demo.ts";

const root = path.join(import.meta.dirname, "../..");

/** `pnpm demo NAME [--quick]`: exit 0 if what the demo promises came true, 1 if not, 2 for a wrong call. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const [name] = words.filter((word) => !word.startsWith("--"));
  const unknown = words.find((word) => word.startsWith("--") && word !== "--quick");
  if (!name || !Object.hasOwn(demos, name) || unknown !== undefined) {
    console.error(usage(name, unknown));
    return name || unknown ? 2 : 0;
  }
  const quick = words.includes("--quick");
  console.log(`${name}: ${demos[name].title}\n`);
  const start = performance.now();
  const outcome = await demos[name].run(stage(name, quick));
  tell(outcome, (performance.now() - start) / 1000);
  return outcome.claims.every(({ holds }) => holds) ? 0 : 1;
}

function stage(name: string, quick: boolean): Stage {
  const folder = path.join(root, "out", name);
  return {
    quick,
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

function usage(name: string | undefined, unknown: string | undefined): string {
  const width = Math.max(...Object.keys(demos).map((known) => known.length));
  const list = Object.entries(demos).map(
    ([known, { title }]: [string, Demo]) => `  ${known.padEnd(width)}  ${title}`,
  );
  const complaint = unknown ? `demo: there is no option ${unknown}.` : `demo: there is no ${name}.`;
  return [
    ...(name || unknown ? [complaint, ""] : []),
    "pnpm demo NAME [--quick]",
    "",
    ...list,
  ].join("\n");
}

process.exitCode = await main();
