import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Verdict } from "./judge.ts";
import type { Question } from "./judge-child.ts";

/** How long a mutant may run, in milliseconds, before it counts as one that hangs. */
const patience = 120_000;

/** How many mutants a process judges before a new one takes over: what a device holds is freed with it. */
const shift = 60;

/** A process that judges mutants, started anew where one of them hangs. */
export class Judge {
  private child: ChildProcess | undefined;
  private judged = 0;

  /** Asks about one mutant. */
  async ask(question: Question): Promise<Verdict> {
    if (this.judged++ % shift === 0) this.end();
    const child = (this.child ??= await started());
    const verdict = await new Promise<Verdict>((resolve) => {
      const late = setTimeout(() => give({ kind: "killed", by: "time" }), patience);
      const give = (found: Verdict): void => {
        clearTimeout(late);
        child.removeAllListeners();
        resolve(found);
      };
      child.once("message", (found: Verdict) => give(found));
      child.once("exit", () => give({ kind: "killed", by: "a crash" }));
      child.send(question);
    });
    if (verdict.kind === "killed" && /^(?:time|a crash)$/.test(verdict.by)) this.end();
    return verdict;
  }

  /** Ends the process. */
  end(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }
}

async function started(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "judge-child.ts"), {
    // Each backend listens to the one device that they all share; Node would take that for a leak.
    execArgv: ["--no-warnings", "--conditions=gradus-source", "--import", "tsx"],
  });
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`A judge ended with ${code}.`)));
  });
  child.removeAllListeners();
  return child;
}
