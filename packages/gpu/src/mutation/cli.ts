import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { equivalence } from "./equivalents.ts";
import { type EntryUse, entryUses, openMutable, type Verdict } from "./judge.ts";
import { Judge } from "./judges.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { type WgslText, wgslTexts } from "./wgsl-texts.ts";

/** No more entries than these are asked about a mutant; the most particular ones come first. */
const most = 30;

interface Judged {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

/**
 * `pnpm mutate:kernels [--quick] [--file NAME] [--every N]`: plants one mistake after the other in the kernels, in memory,
 * and runs the parity entries that should notice. Exit 1 if one survives that is not known to change nothing.
 *
 * No file is ever changed: the WGSL is, on its way to the device.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      file: { type: "string" },
      every: { type: "string", default: "1" },
    },
  });
  console.log("Running every parity entry as it is, to see which programs it runs …");
  const { uses, failing } = await entryUses(await openMutable());
  if (failing.length > 0)
    console.log(`Left out, for they fail as they are: ${failing.join(", ")}.`);
  const texts = wgslTexts().filter(({ file }) => file.includes(values.file ?? ""));
  const unused = texts.filter(({ text }) => usersOf(text, uses).length === 0);
  for (const { file, line } of unused) console.log(`${file}:${line} is run by no entry.`);
  const mutants = chosen(texts, values.quick, Number(values.every));
  console.log(`${mutants.length} mutants of ${new Set(texts.map(({ file }) => file)).size} files.`);
  const judged = await judgeAll(mutants, uses);
  console.log(report(judged));
  const survivors = judged.filter(survives);
  const killed = judged.filter(({ verdict }) => verdict.kind === "killed").length;
  const failed = survivors.length + unused.length + failing.length;
  console.log(`${killed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** All mutants, some of them, or one for each piece of WGSL. */
function chosen(texts: readonly WgslText[], quick: boolean, every: number): Mutant[] {
  const real = (text: WgslText): Mutant[] => mutantsOf(text).filter((one) => !equivalence(one));
  if (quick) return texts.flatMap((text) => real(text).slice(-1));
  return texts.flatMap(mutantsOf).filter((_, i) => i % every === 0);
}

async function judgeAll(mutants: readonly Mutant[], uses: readonly EntryUse[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  const waiting = [...mutants];
  const work = async (): Promise<void> => {
    const judge = new Judge();
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      if (equivalence(mutant)) continue;
      const names = usersOf(mutant.text, uses).slice(0, most);
      if (names.length === 0) continue;
      const verdict = await judge.ask({ mutant, names });
      judged.push({ mutant, verdict });
      if (verdict.kind === "survived") console.log(sentence(mutant));
    }
    judge.end();
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return judged;
}

/** The entries that run a piece of WGSL: those that run little else first. */
function usersOf(text: string, uses: readonly EntryUse[]): string[] {
  return uses
    .filter(({ programs }) => programs.some((code) => code.includes(text)))
    .toSorted((a, b) => a.programs.length - b.programs.length || a.milliseconds - b.milliseconds)
    .map(({ name }) => name);
}

function survives({ verdict }: Judged): boolean {
  return verdict.kind === "survived";
}

function sentence({ file, line, before, after }: Mutant): string {
  return `survived: ${file}:${line}\n    ${before}\n    ${after}`;
}

function report(judged: readonly Judged[]): string {
  const files = [...new Set(judged.map(({ mutant }) => mutant.file))].toSorted();
  const width = Math.max(0, ...files.map(({ length }) => length));
  const lines = files.map((file) => {
    const own = judged.filter(({ mutant }) => mutant.file === file);
    const count = (kind: Verdict["kind"]): string =>
      String(own.filter(({ verdict }) => verdict.kind === kind).length).padStart(9);
    return `${file.padEnd(width)}${count("killed")}${count("refused")}${count("survived")}`;
  });
  return [`${"".padEnd(width)}   killed  refused survived`, ...lines].join("\n");
}

process.exitCode = await main();
process.exit();
