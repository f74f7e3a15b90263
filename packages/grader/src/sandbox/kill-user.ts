import { spawn } from "node:child_process";

/** The programs that ending a user's processes takes. */
export interface UserKiller {
  readonly setpriv: string;
  readonly shell: string;
}

/**
 * Ends every process of a user at once, however fast they start others; resolves when that was done.
 *
 * Only that user itself can ask for "all I may signal". Should the change of user ever fail, the shell asks who it is
 * first, because the same words from the administrator would end everything.
 */
export function killUser({ setpriv, shell }: UserKiller, uid: number): Promise<void> {
  if (!(uid >= 1000)) throw new RangeError(`killUser: ${uid} may be somebody's user.`);
  const become = [`--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--no-new-privs"];
  const words = 'test "$(id -u)" = "$0" && kill -9 -1';
  const killer = spawn(setpriv, [...become, "--", shell, "-c", words, String(uid)], {
    env: { PATH: "/usr/bin:/bin" },
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    killer.on("error", () => resolve());
    killer.on("exit", () => resolve());
  });
}
