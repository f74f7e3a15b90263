import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { killTree } from "../../child/kill-tree.ts";

/** A program of the grader's user that does nothing: what a canary may not see, read or end. */
export interface Bystander {
  readonly pid: number;
  /** Whether somebody ended it. */
  isEnded(): boolean;
  end(): Promise<void>;
}

/**
 * Starts a bystander.
 *
 * @param inEnvironment a secret that stands in its environment
 * @param inArguments one that stands on its command line
 */
export async function startBystander(
  inEnvironment: string,
  inArguments: string,
): Promise<Bystander> {
  const child = start(inEnvironment, inArguments);
  await once(child, "spawn");
  const ended = once(child, "exit");
  return {
    pid: child.pid ?? 0,
    isEnded: () => child.exitCode !== null || child.signalCode !== null,
    end: async () => {
      killTree(child.pid ?? 0);
      await ended;
    },
  };
}

function start(inEnvironment: string, inArguments: string): ChildProcess {
  const options = {
    env: { BYSTANDER: inEnvironment },
    stdio: "ignore",
    windowsHide: true,
  } as const;
  if (process.platform !== "win32") {
    // A shell keeps its arguments for as long as it waits for another program.
    return spawn("/bin/sh", ["-c", "sleep 30; :", inArguments], { ...options, detached: true });
  }
  const wait = "setTimeout(() => undefined, 30000)";
  return spawn(process.execPath, ["-e", wait, inArguments], options);
}
