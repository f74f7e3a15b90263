import { type Contest, compete } from "./contest.ts";
import { benchCore } from "./core/bench-core.ts";
import { formatReport, reportOf } from "./report.ts";

const benches: Record<string, () => Promise<{ peer: string; contests: Contest[] }>> = {
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
  const reports = [];
  for (const name of named.length > 0 ? named : Object.keys(benches)) {
    const { peer, contests } = await benches[name]();
    const outcomes = contests.map((contest) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${contest.name} …`);
      return compete(contest);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    reports.push(reportOf(name, peer, outcomes));
  }
  console.log(json ? JSON.stringify(reports, null, 2) : reports.map(formatReport).join("\n\n"));
  return 0;
}

process.exitCode = await main();
