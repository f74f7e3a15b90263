import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import type { Duplex, Readable } from "node:stream";
import { environment } from "./environment.ts";
import { type ControlGroup, makeGroup } from "./groups/control-group.ts";
import { commandOf, type Layer } from "./layer.ts";
import { groupLayer } from "./layers/group-layer.ts";
import { identityLayer } from "./layers/identity-layer.ts";
import { limitsLayer, mostThreads, threadsFlag } from "./layers/limits-layer.ts";
import { filterDescriptor, infoDescriptor, namespacesLayer } from "./layers/namespaces-layer.ts";
import { nodeLayer } from "./layers/node-layer.ts";
import { isAtLeast } from "./level.ts";
import type { Means } from "./means.ts";
import { isReachable, refuseLinks } from "./reachable.ts";
import { SandboxError } from "./sandbox-error.ts";
import type { Job } from "./sandbox.ts";
import { syscallFilter } from "./seccomp/filter.ts";
import { nextUid } from "./uids.ts";

/** A program that was started, and what has to be known to end it. */
export interface Launched {
  readonly child: ChildProcess;
  /** Its own user, if it has one. */
  readonly uid: number | undefined;
  readonly group: ControlGroup | undefined;
  /** The first process of its namespace of processes, once it is known. */
  readonly first: () => number | undefined;
}

/** What the kernel counts besides what a program asked for: the pages of Node itself. */
const nodesPages = 96;

/**
 * Starts a job behind the layers of its level.
 *
 * @throws SandboxError if it may read what it should not, or could not read what it should
 */
export function launch(means: Means, job: Job): Launched {
  const { level, host, alter } = means;
  if (isAtLeast(level, "L1")) job.folders.forEach(refuseLinks);
  const uid = isAtLeast(level, "L2") && host.isRoot && host.uids ? nextUid(host.uids) : undefined;
  if (uid !== undefined) checkReach(job);
  const group = isAtLeast(level, "L4") ? groupOf(means, job) : undefined;
  const isInNamespaces = isAtLeast(level, "L3");
  const { file, args } = commandOf(layersOf(means, job, uid, group), alter);
  const pipes = Array.from(
    { length: isInNamespaces ? infoDescriptor + 1 : 4 },
    () => "pipe" as const,
  );
  const child = spawn(file, args, {
    cwd: dirname(job.entry),
    stdio: pipes,
    // A group of its own, so that whatever it starts can be ended with it.
    detached: host.platform !== "win32",
    windowsHide: true,
    env: environment(),
  });
  const first = isInNamespaces ? converse(child, means) : () => undefined;
  return { child, uid, group, first };
}

/** The layers of a level, the outermost first. */
export function layersOf(
  { level, host, node, shown }: Means,
  job: Job,
  uid: number | undefined,
  group: ControlGroup | undefined,
): Layer[] {
  const inner = nodeLayer(node, level, job);
  const { shell, setpriv, prlimit, bubblewrap } = host;
  if (!isAtLeast(level, "L2") || prlimit === undefined) return [inner];
  const limits = limitsLayer(prlimit, node, job);
  const layers: Layer[] = [];
  if (group && shell) layers.push(groupLayer(shell, group.doors));
  if (uid !== undefined && setpriv) {
    layers.push(identityLayer(setpriv, uid));
    layers.push({ ...limits, flags: [...limits.flags, threadsFlag()] });
  } else {
    layers.push(limits);
  }
  if (isAtLeast(level, "L3") && bubblewrap) {
    layers.push(namespacesLayer(bubblewrap, shown, job));
    // A user who has other programs counts its threads only inside its own namespace.
    if (uid === undefined) layers.push({ file: prlimit, flags: [threadsFlag()] });
  }
  return [...layers, inner];
}

function groupOf({ host: { groups } }: Means, job: Job): ControlGroup | undefined {
  if ("reason" in groups) return undefined;
  return makeGroup(groups, `gradus-${process.pid}-${randomUUID()}`, {
    memoryMiB: job.memoryMiB + nodesPages,
    processes: mostThreads,
  });
}

/** Gives bubblewrap the filter, and hears from it which process is the first inside. */
function converse(child: ChildProcess, { host }: Means): () => number | undefined {
  let text = "";
  const pipes: readonly unknown[] = child.stdio;
  const info = pipes[infoDescriptor] as Readable | null | undefined;
  info?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  info?.on("error", () => undefined);
  const filter = pipes[filterDescriptor] as Duplex | null | undefined;
  // It may end before it reads.
  filter?.on("error", () => undefined);
  // A pipe of its own for every start: a file that two starts share has one position for both.
  if (host.architecture) filter?.end(syscallFilter(host.architecture));
  return () => {
    const pid = /"child-pid": (\d+)/.exec(text)?.[1];
    return pid === undefined ? undefined : Number(pid);
  };
}

function checkReach({ folders }: Job): void {
  const hidden = folders.find((folder) => !isReachable(folder));
  if (hidden === undefined) return;
  throw new SandboxError(
    `Sandbox: ${hidden} cannot be read by everybody.`,
    "From L2 on, a program runs as a user who owns nothing: its folders, and those above, have to be open to all.",
    "a folder below /tmp, with mode 0755",
  );
}
