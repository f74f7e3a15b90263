import type { Layer } from "../layer.ts";

/**
 * Writes to what is named like the door of a group, and starts the first thing that is not: whatever arguments it is
 * given, it never overwrites another file.
 */
const join = `while :; do case "$1" in
*/cgroup.procs) echo 0 > "$1" || exit 125; shift ;;
*) exec "$@" ;;
esac; done`;

/**
 * Joins control groups before anything else happens, so that nothing is ever outside them.
 *
 * @param doors the file `cgroup.procs` of each group
 */
export function groupLayer(shell: string, doors: readonly string[]): Layer {
  return { file: shell, flags: [["-c", join, "sh"], ...doors.map((door) => [door])] };
}
