import type { Layer } from "../layer.ts";
import type { NodeProgram } from "../node-program.ts";
import type { Job } from "../sandbox.ts";

/**
 * How many threads a program may have. Node uses eleven; with fewer than 48 it fails to start or hangs where
 * several programs share a user.
 */
export const mostThreads = 64;

const mebibyte = 1024 * 1024;

/**
 * MiB that Node takes for itself before a program has anything. Measured: 96 with Node 20, 64 with 22, and 592 with
 * 24 and 26, whose engine claims 512 for machine code at once and never touches most of it.
 */
export function ownMemory({ major }: NodeProgram): number {
  return major >= 23 ? 640 : 128;
}

/** The kernel's limits for one process. Soft and hard are the same: a program that asks for more gets none. */
export function limitsLayer(prlimit: string, node: NodeProgram, job: Job): Layer {
  const data = (ownMemory(node) + job.memoryMiB) * mebibyte;
  return {
    file: prlimit,
    flags: [
      limit("cpu", job.cpuSeconds),
      limit("data", data),
      // Pipes are no files: a program can answer, and not write one byte elsewhere.
      limit("fsize", 0),
      limit("core", 0),
      limit("nofile", 64),
      limit("memlock", 0),
      limit("msgqueue", 0),
    ],
  };
}

/** The limit of threads and processes, which the kernel counts by user: it needs a user of its own to mean something. */
export function threadsFlag(): readonly string[] {
  return limit("nproc", mostThreads);
}

function limit(name: string, value: number): readonly string[] {
  return [`--${name}=${value}:${value}`];
}
