import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { lookAtHost } from "../sandbox/host.ts";

/** The sums of the programs that sandboxes are made with: an attack, or a mistake of ours, could have changed them. */
export function hostPrograms(): ReadonlyMap<string, string> {
  const { setpriv, prlimit, shell, bubblewrap } = lookAtHost();
  const files = [setpriv, prlimit, shell, bubblewrap?.file];
  return new Map(files.flatMap((file) => (file === undefined ? [] : [[file, sumOf(file)]])));
}

/** The programs that are no longer what they were. */
export function changedPrograms(before: ReadonlyMap<string, string>): string[] {
  return [...before.keys()].filter((file) => sumOf(file) !== before.get(file));
}

function sumOf(file: string): string {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    return "gone";
  }
}
