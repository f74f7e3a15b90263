import { readFileSync } from "node:fs";

/**
 * How much memory a process really uses, in MiB, or undefined where the system has no `/proc`.
 *
 * JavaScript's own limit does not count typed arrays; this does.
 */
export function residentMemory(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
