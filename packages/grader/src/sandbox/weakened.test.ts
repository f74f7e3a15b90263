import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { ControlGroup } from "./groups/control-group.ts";
import { lookAtHost } from "./host.ts";
import { layersOf } from "./launch.ts";
import type { Flag, Layer } from "./layer.ts";
import { isAtLeast, type Level, levels } from "./level.ts";
import { nodeProgram } from "./node-program.ts";
import { prepare } from "./prepare.ts";
import type { Protection } from "./protection.ts";
import type { Job } from "./sandbox.ts";
import { isOffered } from "./testing/is-offered.ts";
import { tryLevel } from "./try-level.ts";

const host = lookAtHost();
const node = nodeProgram();

/** What is not enforced any more without an option. */
const caught: Readonly<Record<string, Protection>> = {
  "--max-old-space-size": "heap",
  "--disallow-code-generation-from-strings": "code",
  "--no-addons": "code",
  "--permission": "reading",
  "--experimental-permission": "reading",
  "--reuid": "signals",
  "--regid": "privileges",
  "--clear-groups": "privileges",
  "--no-new-privs": "privileges",
  "--bounding-set": "privileges",
  "--cpu": "processor",
  "--data": "memory",
  "--fsize": "counts",
  "--core": "counts",
  "--nofile": "counts",
  "--memlock": "counts",
  "--msgqueue": "counts",
  "--nproc": "counts",
  "--unshare-ipc": "kernel",
  "--unshare-pid": "listing",
  "--unshare-net": "network",
  "--unshare-uts": "kernel",
  "--unshare-cgroup-try": "kernel",
  "--remount-ro": "writing",
  "--seccomp": "kernel",
  "--info-fd": "kernel",
  "cgroup.procs": "group",
};

/** Options that a canary misses nothing without, and what else stands in the way. */
const redundant: Readonly<Record<string, string>> = {
  "--no-warnings": "it protects nobody, and keeps Node quiet",
  "--no-deprecation": "it protects nobody, and keeps Node quiet",
  "--disable-proto": "it protects a program from itself only",
  "--disable-sigusr1": "a debugger listens on the network, which is promised from L3 on",
  "--no-experimental-sqlite": "writing is promised from L1 on; for that, see below",
  "--inh-caps": "--bounding-set and --no-new-privs leave nothing that could be inherited",
  "--pdeathsig": "it is about the grader's end, see survivors.test.ts",
  "--unshare-user": "bubblewrap makes a namespace of users by itself if its user is not root",
  "--disable-userns": "the filter refuses unshare, setns, and clone with namespaces",
  "--hostname": "it protects nobody, and hides the machine's name",
  "--die-with-parent": "it is about the grader's end, see survivors.test.ts",
  "--new-session": "the process is started in a session of its own (detached)",
  "--clearenv": "bubblewrap is started with an environment that holds no more",
  "--setenv": "it protects nobody, and makes programs run the same everywhere",
  "--cap-drop": "the user that bubblewrap runs as has no privileges to keep",
  "--chdir": "it protects nobody, and is where the program starts",
  "--": "it protects nobody, and separates options from the program",
};

/** Options that allow something: without them a program can do less. */
const grants = ["--allow-fs-read", "--ro-bind", "-c"];

/** Options that cannot be given without another one. */
const companions: Readonly<Record<string, readonly string[]>> = {
  "--permission": ["--allow-fs-read"],
  "--experimental-permission": ["--allow-fs-read"],
  "--unshare-user": ["--disable-userns"],
  "--unshare-uts": ["--hostname"],
};

/** An option by its name, and the program that it is given to. */
interface Option {
  readonly of: string;
  readonly name: string;
}

const entry = "/box/entry.mjs";

/** The options of a level. */
function optionsOf(level: Level): Option[] {
  const job: Job = { entry, folders: ["/box"], memoryMiB: 64, cpuSeconds: 9 };
  const group: ControlGroup | undefined = isAtLeast(level, "L4")
    ? {
        doors: ["/sys/fs/cgroup/memory/one/cgroup.procs"],
        peakMiB: () => undefined,
        isOutOfMemory: () => false,
        members: () => [],
        remove: () => true,
      }
    : undefined;
  const { means, remove } = prepare(level, host, node);
  remove();
  const uid = host.isRoot && isAtLeast(level, "L2") ? 1_900_000_000 : undefined;
  const options = layersOf(means, job, uid, group).flatMap(({ file, flags }) =>
    flags.map((flag) => ({ of: file, name: nameOf(flag) })),
  );
  return options.filter(({ name }) => ![basename(entry), ...grants].includes(name));
}

/** The options that a level adds to the one before it. */
function optionsAddedBy(level: Level): Option[] {
  const before = levels[levels.indexOf(level) - 1];
  const known = new Set(before === undefined ? [] : optionsOf(before).map(textOf));
  const added = new Map(optionsOf(level).map((option) => [textOf(option), option]));
  return [...added].filter(([text]) => !known.has(text)).map(([, option]) => option);
}

function textOf({ of, name }: Option): string {
  return `${of} ${name}`;
}

function nameOf([first = ""]: Flag): string {
  return first.startsWith("/") ? basename(first) : (first.split("=")[0] ?? "");
}

/** The level without an option, and without those that need it. */
function without({ of, name }: Option): (flag: Flag, layer: Layer) => Flag | undefined {
  const gone = [name, ...(companions[name] ?? [])];
  return (flag, { file }) => {
    if (file !== of || !gone.includes(nameOf(flag))) return flag;
    // It has to be told what to do about groups; these are root's.
    return name === "--clear-groups" ? ["--groups=0"] : undefined;
  };
}

/** The options that levels add, and whether something stands in the way without them. */
const options = levels.flatMap((level) =>
  optionsAddedBy(level).map((option) => ({ level, option, reason: redundant[option.name] })),
);

/** A canary takes half a second; on a machine that does other things as well, several. */
const timeout = 30_000;

describe("a sandbox that lacks one option", { timeout }, () => {
  for (const { level, option } of options.filter(({ reason }) => reason === undefined)) {
    const { name } = option;
    it.runIf(isOffered(level))(`${level}: without ${name} a canary gets through`, async () => {
      const trial = await tryLevel(level, host, node, without(option));
      expect(trial).toMatchObject({ holds: false });
      expect(trial.notEnforced).toContain(caught[name]);
      expect(trial.failure).toBeUndefined();
    });
  }

  for (const { level, option, reason } of options.filter((one) => one.reason !== undefined)) {
    it.runIf(isOffered(level))(`${level} holds without ${option.name}: ${reason}`, async () => {
      expect(await tryLevel(level, host, node, without(option))).toMatchObject({ holds: true });
    });
  }

  const withDatabase = node.major >= 22 ? (["L1"] as const) : [];
  for (const level of withDatabase) {
    it.runIf(isOffered(level))(
      `${level} does not hold without --no-experimental-sqlite`,
      async () => {
        const option = { of: node.file, name: "--no-experimental-sqlite" };
        const { holds, notEnforced } = await tryLevel(level, host, node, without(option));
        expect(holds).toBe(false);
        expect(notEnforced).toContain("writing");
      },
    );
  }
});

describe("a sandbox with a hole", { timeout }, () => {
  const holes: readonly Flag[] = [
    ["--proc", "/proc"],
    ["--dev", "/dev"],
    ["--tmpfs", "/tmp"],
    ["--ro-bind", "/etc", "/etc"],
    ["--ro-bind", "/", "/host"],
    ["--share-net"],
  ];
  for (const hole of holes) {
    it.runIf(isOffered("L3"))(`L3 does not hold with ${hole.join(" ")}`, async () => {
      const { holds } = await tryLevel("L3", host, node, (flag) =>
        flag[0] === "--remount-ro" ? [...hole, ...flag] : flag,
      );
      expect(holds).toBe(false);
    });
  }
});

describe("a sandbox that lacks nothing", { timeout }, () => {
  for (const level of levels) {
    it.runIf(isOffered(level))(`${level} holds`, async () => {
      const { holds, failure, breaches } = await tryLevel(level, host, node);
      expect({ holds, failure, breaches }).toMatchObject({ holds: true });
    });
  }
});
