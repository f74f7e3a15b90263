import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { few } from "./few.ts";
import { equivalence } from "./equivalents.ts";
import { entryUses, openMutable } from "./judge.ts";
import { judgeAll } from "./judge-all.ts";
import { mutantsOf } from "./mutants.ts";
import { mutationReport } from "./mutation-report.ts";
import { testUses } from "./test-files.ts";
import { kernelFiles, wgslTexts } from "./wgsl-texts.ts";

/**
 * `pnpm mutate:kernels [--file PATTERN] [--all]`: plants one mistake after the other in the kernels and looks whether the
 * parity entries, or else the tests of kernels, notice. Exit 1 if one survives that is not known to change nothing, or if a
 * kernel had none.
 *
 * No file is ever changed: the WGSL is, on its way to the device.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { file: { type: "string", default: "" }, all: { type: "boolean", default: false } },
  });
  fc.configureGlobal({ seed: 1, endOnFailure: true });
  console.log("Running every parity entry and the tests of kernels as they are …");
  const proofs = { entries: await entryUses(await openMutable()), tests: await testUses() };
  const failing = [...proofs.entries, ...proofs.tests].filter(({ holds }) => !holds);
  for (const { name } of failing) console.log(`Left out, for it fails as it is: ${name}`);

  const wanted = new RegExp(values.file);
  const texts = wgslTexts().filter(({ file }) => wanted.test(file));
  const mutants = texts.flatMap((text) => {
    const real = mutantsOf(text).filter((mutant) => !equivalence(mutant));
    return values.all ? real : few(real);
  });
  const files = kernelFiles().filter((file) => wanted.test(file));
  console.log(`${mutants.length} mutants of ${files.length} files. Those that survive:`);
  const judged = await judgeAll(mutants, proofs);
  const { words, passed, failed } = mutationReport(files, judged);
  console.log(`${words}\n${passed} passed, ${failed + failing.length} failed`);
  return failed + failing.length === 0 ? 0 : 1;
}

process.exitCode = await main();
process.exit();
