import { availableParallelism } from "node:os";
import type { Use, Verdict } from "./judge.ts";
import { Judge } from "./judges.ts";
import type { Mutant } from "./mutants.ts";
import { judgeByTests } from "./test-files.ts";

/** No more entries than these are asked about a mutant; the most particular ones come first. */
const most = 12;

/** A mutant, and how it fared; `"unread"` where no proof runs the text that it is in. */
export interface Judged {
  readonly mutant: Mutant;
  readonly verdict: Verdict | { readonly kind: "unread" };
}

/** What may notice a mistake: first the entries of the parity table, which are quick, then files of tests. */
export interface Proofs {
  readonly entries: readonly Use[];
  readonly tests: readonly Use[];
}

/** Judges all mutants, some at a time, and says which survive as soon as it is known. */
export async function judgeAll(mutants: readonly Mutant[], proofs: Proofs): Promise<Judged[]> {
  const judged: Judged[] = [];
  const waiting = [...mutants];
  const work = async (): Promise<void> => {
    const entryJudge = new Judge();
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await verdictOn(mutant, proofs, entryJudge);
      judged.push({ mutant, verdict });
      if (verdict.kind === "survived" || verdict.kind === "unread")
        console.log(`${verdict.kind}: ${sentence(mutant)}`);
    }
    entryJudge.end();
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return judged;
}

async function verdictOn(
  mutant: Mutant,
  proofs: Proofs,
  entryJudge: Judge,
): Promise<Judged["verdict"]> {
  const [names, files] = [usersOf(mutant, proofs.entries), usersOf(mutant, proofs.tests)];
  if (names.length + files.length === 0) return { kind: "unread" };
  if (names.length > 0) {
    const verdict = await entryJudge.ask({ mutant, names: names.slice(0, most) });
    if (verdict.kind !== "survived") return verdict;
  }
  return judgeByTests(mutant, files);
}

/** The proofs that hold and run what a mutant is in: those that run little else first. */
function usersOf({ text }: Mutant, uses: readonly Use[]): string[] {
  return uses
    .filter(({ holds, programs }) => holds && programs.some((code) => code.includes(text)))
    .toSorted((a, b) => a.programs.length - b.programs.length)
    .map(({ name }) => name);
}

function sentence({ file, line, before, after }: Mutant): string {
  return `${file}:${line}\n    ${before}\n    ${after}`;
}
