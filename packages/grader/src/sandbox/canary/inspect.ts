import { readdirSync, readlinkSync } from "node:fs";
import { mostThreads, ownMemory } from "../layers/limits-layer.ts";
import { isAtLeast } from "../level.ts";
import type { Means } from "../means.ts";
import { processIds, readProcess, statusOf } from "../processes.ts";
import type { Job } from "../sandbox.ts";
import type { Breach } from "./bait.ts";

/**
 * Looks at a running program from outside: its user, its privileges, its limits, its namespaces, what is mounted, and
 * which files it holds open. Linux only.
 */
export function inspect(pid: number, means: Means, job: Job): Breach[] {
  return [
    ...inspectUser(pid),
    ...inspectLimits(pid, means, job),
    ...inspectNamespaces(pid),
    ...inspectMounts(pid, means, job),
    ...inspectEnvironment(pid),
    ...inspectFiles(pid, means),
    ...inspectGroup(pid, means),
  ];
}

/** The process inside a namespace that its first process started, or the one that was started itself. */
export function programOf(started: number, first: number | undefined): number | undefined {
  if (first === undefined) return started;
  return processIds().find((pid) => statusOf(pid)?.get("PPid") === String(first));
}

function inspectUser(pid: number): Breach[] {
  const status = statusOf(pid) ?? new Map<string, string>();
  const own = statusOf(process.pid) ?? new Map<string, string>();
  const isRoot = process.getuid?.() === 0;
  const isZero = (id: string): boolean => (status.get(id) ?? "0").split("\t").includes("0");
  const found: readonly (readonly [boolean, ...Breach])[] = [
    [isZero("Uid"), "privileges", "runs as root"],
    [isZero("Gid"), "privileges", "belongs to root's group"],
    // Only root can become somebody else, and leave groups.
    [isRoot && status.get("Uid") === own.get("Uid"), "signals", "runs as the grader's user"],
    [isRoot && status.get("Groups") !== "", "privileges", "belongs to groups"],
    ...capabilities.map(
      (set) => [status.get(set) !== none, "privileges", `has privileges (${set})`] as const,
    ),
    [status.get("NoNewPrivs") !== "1", "privileges", "may gain privileges"],
    [status.get("Seccomp") !== "2", "kernel", "may make any system call"],
  ];
  return found.flatMap(([isSo, ...breach]) => (isSo ? [breach] : []));
}

const capabilities = ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"];
const none = "0000000000000000";

function inspectLimits(pid: number, { node }: Means, job: Job): Breach[] {
  const text = readProcess(pid, "limits") ?? "";
  const most: readonly (readonly [Breach[0], name: string, value: number])[] = [
    ["processor", "Max cpu time", job.cpuSeconds],
    ["memory", "Max data size", (ownMemory(node) + job.memoryMiB) * 1024 * 1024],
    ["counts", "Max file size", 0],
    ["counts", "Max core file size", 0],
    ["counts", "Max open files", 64],
    ["counts", "Max processes", mostThreads],
    ["counts", "Max locked memory", 0],
    ["counts", "Max msgqueue size", 0],
  ];
  return most.flatMap(([against, name, value]): Breach[] => {
    const hard = new RegExp(`^${name} +\\S+ +(\\S+)`, "m").exec(text)?.[1];
    return hard !== undefined && Number(hard) <= value
      ? []
      : [[against, `has no limit: ${name.replace("Max ", "")}`]];
  });
}

const namespaces = [
  ["user", "kernel"],
  ["mnt", "reading"],
  ["pid", "listing"],
  ["net", "network"],
  ["ipc", "kernel"],
  ["uts", "kernel"],
  ["cgroup", "kernel"],
] as const;

function inspectNamespaces(pid: number): Breach[] {
  return namespaces.flatMap(([name, against]): Breach[] => {
    const [own, its] = [link(`/proc/self/ns/${name}`), link(`/proc/${pid}/ns/${name}`)];
    // Files and mounts are looked at themselves.
    if (name === "mnt" || own === undefined || own !== its) return [];
    return [[against, `shares the grader's namespace: ${name}`]];
  });
}

/** What is mounted, where nothing of the host should be: only what was shown, and nothing that can be written. */
function inspectMounts(pid: number, { level, shown }: Means, { folders }: Job): Breach[] {
  if (!isAtLeast(level, "L3")) return [];
  const expected = new Set(["/", ...folders, ...shown.map(([, inside]) => inside)]);
  const lines = (readProcess(pid, "mountinfo") ?? "").split("\n").filter(Boolean);
  return lines.flatMap((line): Breach[] => {
    const [, , , , at = "", options = ""] = line.split(" ");
    const path = at.replaceAll(/\\(\d{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    const breaches: Breach[] = [];
    if (!expected.has(path)) breaches.push(["reading", `sees ${path}`]);
    if (!options.split(",").includes("ro")) breaches.push(["writing", `may write to ${path}`]);
    return breaches;
  });
}

const expectedVariables = ["TZ", "LANG", "HOME", "PWD", "SystemRoot", "LD_LIBRARY_PATH"];

function inspectEnvironment(pid: number): Breach[] {
  const names = (readProcess(pid, "environ") ?? "").split("\0").map((one) => one.split("=")[0]);
  return names
    .filter((name) => name && !expectedVariables.includes(name))
    .map((name): Breach => ["environment", `finds ${name} in its environment`]);
}

/**
 * Files that were handed over open: a program can read them, wherever they are. What it opened itself inside
 * namespaces lies on a mount of its own.
 */
function inspectFiles(pid: number, { level }: Means): Breach[] {
  const own = (readProcess(pid, "mountinfo") ?? "").split("\n").map((line) => line.split(" ")[0]);
  const isOwn = (name: string): boolean => {
    const mount = /^mnt_id:\s+(\d+)/m.exec(readProcess(pid, `fdinfo/${name}`) ?? "")?.[1];
    return isAtLeast(level, "L3") && mount !== undefined && own.includes(mount);
  };
  return namesIn(`/proc/${pid}/fd`)
    .map((name) => ({ name, path: link(`/proc/${pid}/fd/${name}`) ?? "" }))
    .filter(({ name, path }) => /^\/(?!dev\/null|proc\/)/.test(path) && !isOwn(name))
    .map(({ path }): Breach => ["reading", `holds ${path} open`]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function inspectGroup(pid: number, { level }: Means): Breach[] {
  if (!isAtLeast(level, "L4")) return [];
  const own = (readProcess(pid, "cgroup") ?? "")
    .split("\n")
    .filter((line) => line.includes("/gradus-"));
  const isIn = (kind: string): boolean =>
    own.some((line) => line.startsWith("0::") || line.split(":")[1]?.split(",").includes(kind));
  return ["memory", "pids"]
    .filter((kind) => !isIn(kind))
    .map((kind): Breach => ["group", `is not counted: ${kind}`]);
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
