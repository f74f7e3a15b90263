import { chooseLevel } from "./choose-level.ts";
import { lookAtHost } from "./host.ts";
import type { Level } from "./level.ts";
import { nodeProgram } from "./node-program.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { askedAt, protections, promisesOf } from "./protection.ts";
import type { Sandbox, SandboxedProcess } from "./sandbox.ts";
import { startSandboxed } from "./sandboxed-process.ts";
import { type Trial, tryLevelOnce } from "./try-level.ts";

/** How a sandbox is chosen. */
export interface SandboxOptions {
  /** The level that is wanted at least: a stronger one is taken where only that can be had. */
  readonly level: Level;
  /** Take the strongest weaker level that holds here, rather than refuse. */
  readonly acceptWeaker?: boolean;
  /** The Node to run programs with; this one if left out. */
  readonly node?: string;
}

/**
 * Opens a sandbox that was seen to hold: above L0, a canary tries to break out of it first, once in a run.
 *
 * @throws SandboxError if no such level is to be had here, with what it lacks
 */
export async function openSandbox({
  level,
  acceptWeaker = false,
  node: file,
}: SandboxOptions): Promise<Sandbox> {
  const host = lookAtHost();
  const node = nodeProgram(file);
  const { trial, instead } = await chooseLevel(level, acceptWeaker, async (one) =>
    // Nothing has to be found out about a plain process.
    one === "L0" ? plain : tryLevelOnce(one, host, node),
  );
  return sandbox(trial, instead, prepare(trial.level, host, node));
}

const plain: Trial = {
  level: "L0",
  breaches: new Map(),
  tries: [],
  milliseconds: 0,
  enforced: promisesOf("L0"),
  notEnforced: askedAt("L0").filter((one) => !promisesOf("L0").includes(one)),
  holds: true,
};

function sandbox(
  { level, enforced, notEnforced }: Trial,
  instead: string | undefined,
  { means, remove }: Prepared,
): Sandbox {
  const running = new Set<SandboxedProcess>();
  return {
    level,
    enforced: enforced.map((one) => protections[one]),
    notEnforced: notEnforced.map((one) => protections[one]),
    ...(instead !== undefined && { instead }),
    start: (job) => {
      const one = startSandboxed(means, job);
      running.add(one);
      void one.gone.then(() => running.delete(one));
      return one;
    },
    close: async () => {
      const left = [...running];
      for (const one of left) one.kill();
      await Promise.all(left.map((one) => one.gone));
      remove();
    },
  };
}
