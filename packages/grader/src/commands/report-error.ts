import { NoSuchExerciseError } from "@gradus/exercises";
import { CommanderError } from "commander";
import { InfrastructureError } from "../child/nursery.ts";
import { SandboxError } from "../sandbox/sandbox-error.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

/** Tells why a command could not do what it was asked; returns the exit code. */
export function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Its text has been written already; help and version are no errors.
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.misused;
  }
  if (error instanceof NoSuchExerciseError || error instanceof Misuse) {
    process.stderr.write(`\n${indented(error.message)}\n\n`);
    return exitCodes.misused;
  }
  if (error instanceof SandboxError) {
    process.stderr.write(`\n${indented(error.message)}\n\n`);
    return error.exitCode;
  }
  if (error instanceof InfrastructureError) {
    process.stderr.write(`\n${indented(error.message)}\n\n`);
    return exitCodes.broken;
  }
  process.stderr.write(
    `\n${indented("gradus: something went wrong that is not your fault.")}\n\n${
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    }\n\n`,
  );
  return exitCodes.broken;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
