import { framework } from "../bundle/framework.ts";
import { defaultLimits, type Limits } from "../child/limits.ts";
import { type Grader, graderIn } from "../grade/grader.ts";
import { lookAtHost } from "../sandbox/host.ts";
import type { Flag } from "../sandbox/layer.ts";
import { isAtLeast, type Level } from "../sandbox/level.ts";
import { nodeProgram } from "../sandbox/node-program.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { startSandboxed } from "../sandbox/sandboxed-process.ts";
import { prepare } from "../sandbox/prepare.ts";
import type { Places } from "../workspace/places.ts";
import { watchSandbox, type WatchedSandbox } from "./watched-sandbox.ts";

/** A grader like any other, whose sandbox is listened to. */
export interface AttackGrader {
  readonly grader: Grader;
  readonly watched: WatchedSandbox;
}

/** How a grader is attacked. */
export interface AttackedLevel {
  readonly level: Level;
  /** Without Node's permissions: what the system holds by itself. */
  readonly isBare: boolean;
}

/** The usual limits. A call has the usual second whatever the machine, so that endless ones end in the same time. */
const limits: Limits = { ...defaultLimits, load: 2000, isTimeFixed: true };

/**
 * Opens a grader to be attacked.
 *
 * @throws SandboxError if the level is not to be had here
 * @throws RangeError below L3 without Node's permissions
 */
export async function openAttackGrader(
  { level, isBare }: AttackedLevel,
  at: Places,
  marker: string,
): Promise<AttackGrader> {
  if (isBare && !isAtLeast(level, "L3")) {
    throw new RangeError(
      `attacks: Node's permissions are not taken away at ${level}.\n` +
        "  Below L3 they are all that keeps some attacks from doing harm.",
    );
  }
  const [opened, parts] = await Promise.all([openSandbox({ level }), framework(at)]);
  const watched = watchSandbox(isBare ? bare(opened) : opened, marker);
  const grader = graderIn(watched.sandbox, parts, at, limits, false);
  return { grader, watched };
}

/** The same sandbox, in which Node permits everything. */
function bare(opened: Sandbox): Sandbox {
  const { means, remove } = prepare(opened.level, lookAtHost(), nodeProgram(), (flag) =>
    isPermission(flag) ? undefined : flag,
  );
  return {
    ...opened,
    start: (job) => startSandboxed(means, job),
    close: async () => {
      await opened.close();
      remove();
    },
  };
}

function isPermission([name = ""]: Flag): boolean {
  return /^--(?:experimental-permission|permission|allow-fs-read=.*)$/.test(name);
}
