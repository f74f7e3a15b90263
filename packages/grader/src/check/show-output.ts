import { isWrong } from "@gradus/exercises";
import { randomUUID } from "node:crypto";
import type { LearnerProgram, Printed } from "../child/learner-program.ts";
import { outputOf } from "./output-of.ts";
import type { Ran } from "./run-checks.ts";

/**
 * Ends a program, and says what is worth showing of what it printed.
 *
 * The calls of a failing example are made once more, after a mark, if anything was printed: of all that a program
 * printed while laws were tried on it, these are the lines that its writer wants to see. Where the program stopped, it
 * is what the child printed that stopped.
 */
export async function endAndShow(program: LearnerProgram, ran: readonly Ran[]): Promise<Printed> {
  const told = ran.find(({ result }) => isWrong(result));
  await program.mark("");
  const canRepeat = told && told.result.stopped === undefined && program.hasPrinted;
  if (!canRepeat) {
    await program.end();
    return program.printedBy(told?.generation ?? program.generation);
  }
  // Nobody can guess it, so nobody can print it.
  const mark = `[${randomUUID()}]`;
  await program.mark(mark);
  await repeat(told);
  await program.end();
  return outputOf(program.printedBy(program.generation), mark);
}

async function repeat({ result, transport }: Ran): Promise<void> {
  for (const { action, args } of result.calls.slice(-3)) await transport(action, args);
}
