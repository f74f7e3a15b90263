import { spawnSync } from "node:child_process";

/**
 * The libraries that a program is linked with, as it will look for them: `/lib/x86_64-linux-gnu/libc.so.6`.
 *
 * Only these are shown, and not the folders that they lie in: somebody's course may be installed there.
 */
export function librariesOf(file: string): string[] {
  const { stdout } = spawnSync("ldd", [file], { encoding: "utf8", env: { PATH: "/usr/bin:/bin" } });
  const paths = [...(stdout ?? "").matchAll(/(?:^\s*|=> )(\/[^(\n]*?) \(0x/gm)].map(
    ([, path = ""]) => path,
  );
  return [...new Set(paths)];
}
