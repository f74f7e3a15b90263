import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { SandboxError } from "./sandbox-error.ts";

/** Whether a user who owns nothing could read a file or folder: everybody may walk to it and read it. */
export function isReachable(path: string): boolean {
  const real = realpathSync(path);
  if ((statSync(real).mode & 0o004) === 0) return false;
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Refuses what a job's folder should not hold: links lead out of it, whatever Node's permissions say.
 *
 * @throws SandboxError naming the first one
 */
export function refuseLinks(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) refuseLinks(path);
    else if (!entry.isFile() || lstatSync(path).nlink > 1) {
      throw new SandboxError(
        `Sandbox: ${path} is not a plain file with one name.`,
        "What a program may read is folders and plain files: links lead out of them.",
        "copying the file instead of linking to it",
      );
    }
  }
}
