import type { Layer } from "../layer.ts";

const join = `while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift; exec "$@"`;

/**
 * Joins control groups before anything else happens, so that nothing is ever outside them.
 *
 * @param files the `cgroup.procs` of each group
 */
export function groupLayer(shell: string, files: readonly string[]): Layer {
  return { file: shell, flags: [["-c", join, "sh"], ...files.map((file) => [file]), ["--"]] };
}
