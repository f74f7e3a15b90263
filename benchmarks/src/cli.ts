import { benchCore } from "./core/bench-core.ts";
import type { Measurement } from "./measurement.ts";

const benches: Record<string, () => Promise<Measurement>> = {
  core: benchCore,
};

/** `pnpm bench [NAME …] [--json]`: every bench, or those that are named. A figure never fails a run. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const json = words.includes("--json");
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
    done.push(await benches[name]());
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
