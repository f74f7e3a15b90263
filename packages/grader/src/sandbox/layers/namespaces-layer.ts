import { dirname } from "node:path";
import { environment } from "../environment.ts";
import type { Flag, Layer } from "../layer.ts";
import type { Job } from "../sandbox.ts";

/** The file descriptor on which bubblewrap reads the filter of system calls. */
export const filterDescriptor = 4;
/** The one on which it says which process is the first in its namespace. */
export const infoDescriptor = 5;

/** What is shown of the host's files: `[outside, inside]`, read-only. */
export type Shown = readonly [outside: string, inside: string];

/**
 * Namespaces: no network, no other processes, and a file system that holds Node, its libraries and the job's folders,
 * and nothing that can be written.
 *
 * There is no `/proc` (through it one would see bubblewrap itself, with its environment), no `/dev`, no `/etc`, and no
 * `/tmp`: a file system in memory can be limited in bytes but not in files, and Node needs none.
 */
export function namespacesLayer(
  { file, options }: { readonly file: string; readonly options: ReadonlySet<string> },
  shown: readonly Shown[],
  job: Job,
): Layer {
  return {
    file,
    flags: [
      ["--unshare-user"],
      ["--unshare-ipc"],
      ["--unshare-pid"],
      ["--unshare-net"],
      ["--unshare-uts"],
      ["--unshare-cgroup-try"],
      ...(options.has("--disable-userns") ? [["--disable-userns"]] : []),
      ["--hostname", "sandbox"],
      ["--die-with-parent"],
      ["--new-session"],
      ...(options.has("--clearenv") ? [["--clearenv"]] : []),
      ...Object.entries({ ...environment(), ...libraryPath(shown) }).map(([name, value]) => [
        "--setenv",
        name,
        value,
      ]),
      ["--cap-drop", "ALL"],
      ...shown.map(([outside, inside]): Flag => ["--ro-bind", outside, inside]),
      ...job.folders.map((folder): Flag => ["--ro-bind", folder, folder]),
      ["--remount-ro", "/"],
      ["--chdir", dirname(job.entry)],
      ["--info-fd", String(infoDescriptor)],
      ["--seccomp", String(filterDescriptor)],
      ["--"],
    ],
  };
}

/** Where libraries lie, if that is not where the linker looks by itself: its list in `/etc` is not there. */
function libraryPath(shown: readonly Shown[]): { LD_LIBRARY_PATH?: string } {
  const folders = shown
    .map(([, inside]) => inside)
    .filter(isLibrary)
    .map((path) => dirname(path));
  const unusual = folders.filter((folder) => !/^\/(?:usr\/)?lib(?:64|32)?(?:\/|$)/.test(folder));
  return unusual.length === 0 ? {} : { LD_LIBRARY_PATH: [...new Set(unusual)].join(":") };
}

function isLibrary(path: string): boolean {
  return /\.so(?:\.|$)/.test(path);
}
