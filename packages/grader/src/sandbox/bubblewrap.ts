import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { librariesOf } from "./libraries.ts";
import { nextUid, type UidRange } from "./uids.ts";

/** The program that makes namespaces. */
export interface Bubblewrap {
  readonly file: string;
  /** The options that this version knows. */
  readonly options: ReadonlySet<string>;
  /** What it says where this system does not let it make namespaces; undefined where it does. */
  readonly refusal: string | undefined;
}

/** As whom it is started. */
export interface NamespaceStart {
  readonly isRoot: boolean;
  readonly setpriv: string | undefined;
  readonly prlimit: string | undefined;
  readonly uids: UidRange | undefined;
}

/** Looks at a bubblewrap: what it knows, and whether it is let. */
export function lookAtBubblewrap(file: string, start: NamespaceStart): Bubblewrap {
  const { stdout } = spawnSync(file, ["--help"], { encoding: "utf8", env: {} });
  const options = new Set(stdout?.match(/--[a-z-]+/g));
  return { file, options, refusal: refusalOf(file, start) };
}

/** Starts a harmless program in namespaces, as programs are started in them: as a user who owns nothing, from root. */
function refusalOf(file: string, start: NamespaceStart): string | undefined {
  const { prlimit } = start;
  const before = becoming(start);
  // What is missing is told by itself.
  if (prlimit === undefined || before === undefined) return undefined;
  const [first, ...args] = [
    ...before,
    file,
    ...["user", "pid", "net", "ipc", "uts"].map((name) => `--unshare-${name}`),
    ...[prlimit, ...librariesOf(prlimit)].flatMap((path) => ["--ro-bind", path, path]),
    "--",
    prlimit,
    "--version",
  ];
  const ended = spawnSync(first, args, {
    encoding: "utf8",
    env: {},
    timeout: 5000,
    killSignal: "SIGKILL",
  });
  return ended.status === 0 ? undefined : firstWords(ended);
}

/** What changes the user, if that has to be; undefined if it cannot. */
function becoming({ isRoot, setpriv, uids }: NamespaceStart): string[] | undefined {
  if (!isRoot) return [];
  if (setpriv === undefined || uids === undefined) return undefined;
  const uid = nextUid(uids);
  return [setpriv, `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--no-new-privs"];
}

function firstWords({ stderr, error }: SpawnSyncReturns<string>): string {
  const [line = ""] = (stderr ?? "").trim().split("\n");
  return line || (error?.message ?? "It ended without a word.");
}
