import { lookAtHost } from "./host.ts";
import { isAtLeast, type Level, levels } from "./level.ts";
import { nodeProgram } from "./node-program.ts";
import { askedAt, protections, promisesOf } from "./protection.ts";
import { SandboxError } from "./sandbox-error.ts";
import type { Sandbox, SandboxedProcess } from "./sandbox.ts";
import { startSandboxed } from "./sandboxed-process.ts";
import { prepare, type Trial, tryLevel } from "./try-level.ts";

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
 * Opens a sandbox that was seen to hold: above L0, a canary tries to break out of it first.
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
  const refused: Trial[] = [];
  for (const one of candidates(level, acceptWeaker)) {
    // Nothing has to be found out about a plain process.
    const trial = one === "L0" ? plain : await tryLevel(one, host, node);
    if (trial.holds) return sandbox(trial, prepare(one, host, node));
    refused.push(trial);
  }
  throw refusal(level, refused);
}

/** The level, the stronger ones in their order, and then, if that is accepted, the weaker ones, strongest first. */
function candidates(level: Level, acceptWeaker: boolean): Level[] {
  if (level === "L0") return ["L0"];
  const stronger = levels.filter((one) => isAtLeast(one, level));
  const weaker = levels.filter((one) => !isAtLeast(one, level)).toReversed();
  return acceptWeaker ? [...stronger, ...weaker] : stronger;
}

const plain: Trial = {
  level: "L0",
  breaches: new Map(),
  milliseconds: 0,
  enforced: promisesOf("L0"),
  notEnforced: askedAt("L0").filter((one) => !promisesOf("L0").includes(one)),
  holds: true,
};

function sandbox(
  { enforced, notEnforced }: Pick<Trial, "enforced" | "notEnforced">,
  { means, remove }: ReturnType<typeof prepare>,
): Sandbox {
  const running = new Set<SandboxedProcess>();
  return {
    level: means.level,
    enforced: enforced.map((one) => protections[one]),
    notEnforced: notEnforced.map((one) => protections[one]),
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

function refusal(level: Level, [wanted]: readonly Trial[]): SandboxError {
  const { obstacle } = wanted ?? {};
  return new SandboxError(
    `gradus: isolation ${level} is not to be had here. ${wanted ? lackOf(wanted) : ""}`.trimEnd(),
    "A grade is worth as much as what keeps a program from making it: a weaker level has to be accepted by somebody.",
    obstacle ? `${obstacle.fix}; gradus doctor shows every level` : "gradus doctor",
  );
}

function lackOf({ obstacle, failure, level, breaches }: Trial): string {
  if (obstacle) return obstacle.why;
  if (failure !== undefined) return `A trial failed. ${failure}`;
  const broken = promisesOf(level).filter((one) => breaches.has(one));
  return `Not enforced: ${broken.map((one) => protections[one]).join(", ")}.`;
}
