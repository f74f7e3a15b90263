import type { Task, Tell } from "../task.ts";

/** Finds and ends programs that are not its own. */
export function tryOthers({ bystander, grader }: Task, tell: Tell): void {
  tell("listing: by signals", () => {
    try {
      return process.kill(grader, 0);
    } catch (error) {
      // "You may not" is an answer as well: it is there.
      if ((error as NodeJS.ErrnoException).code === "EPERM") return "EPERM";
      throw error;
    }
  });
  tell("signals: to the grader", () => process.kill(grader, 0));
  tell("signals: to a bystander", () => process.kill(bystander, "SIGKILL"));
}
