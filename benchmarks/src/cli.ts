import { benchCore } from "./core/bench-core.ts";
import { benchGrader } from "./grader/bench-grader.ts";
import type { Measurement } from "./measurement.ts";

const benches: Record<string, (pytorch?: string) => Promise<Measurement>> = {
  core: benchCore,
  gpu: startGpu,
  grader: benchGrader,
};

/** Loads the peers when there is what they look for as they load: `navigator.gpu`. */
async function startGpu(pytorch?: string): Promise<Measurement> {
  const { startDawn } = await import("./gpu/start-dawn.ts");
  const dawn = await startDawn();
  const { benchGpu } = await import("./gpu/bench-gpu.ts");
  return benchGpu(dawn, pytorch);
}

/**
 * `pnpm bench [NAME …] [--json] [--pytorch=FILE]`: every bench, or those that are named. A figure never fails a run.
 *
 * The file is what `carry/pytorch.py` measured on the same card.
 */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const json = words.includes("--json");
  const option = "--pytorch=";
  const pytorch = words.find((word) => word.startsWith(option))?.slice(option.length);
  const named = words.filter((word) => !word.startsWith("--"));
  const unknown = named.find((name) => !Object.hasOwn(benches, name));
  if (unknown) {
    console.error(
      `bench: there is no ${unknown}.\n  There are: ${Object.keys(benches).join(", ")}.`,
    );
    return 2;
  }
  const done: Measurement[] = [];
  for (const name of named.length > 0 ? named : Object.keys(benches))
    done.push(await benches[name](pytorch));
  console.log(
    json
      ? JSON.stringify(
          done.map(({ report }) => report),
          null,
          2,
        )
      : done.map(({ text }) => text).join("\n\n"),
  );
  return 0;
}

process.exitCode = await main();
