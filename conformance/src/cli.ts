import { existsSync } from "node:fs";
import path from "node:path";
import { formatReports, totalsOf } from "./report.ts";
import { runFolder } from "./run-folder.ts";

/** `pnpm conformance [folder]`: exit 0 if no case failed, 1 if one did, 2 if there was nothing to run. */
async function main(): Promise<number> {
  const standing = process.env["INIT_CWD"] ?? process.cwd();
  const vendored = path.join(import.meta.dirname, "../pytorch");
  const [argument] = process.argv.slice(2);
  const folder = argument ? path.resolve(standing, argument) : vendored;
  if (!existsSync(folder)) {
    console.error(
      `conformance: there is no folder ${folder}.\n  Give a folder of golden files, or nothing for the vendored ones.`,
    );
    return 2;
  }
  const reports = await runFolder(folder);
  if (reports.length === 0) {
    console.error(`conformance: no golden files (*.json) in ${folder}.`);
    return 2;
  }
  console.log(formatReports(reports));
  return totalsOf(reports).failed === 0 ? 0 : 1;
}

process.exitCode = await main();
