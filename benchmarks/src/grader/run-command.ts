import { type ChildProcess, spawn } from "node:child_process";

/** How a program ended, and how long it took, in milliseconds. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly ms: number;
}

/** Runs a program to its end. */
export function runCommand(
  program: string,
  args: readonly string[],
  { cwd, started }: { cwd?: string; started?: (child: ChildProcess) => void } = {},
): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...(cwd && { cwd }) });
  started?.(child);
  let out = "";
  const hear = (text: Buffer): void => void (out += text.toString());
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, ms: performance.now() - begun }));
  });
}

/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
