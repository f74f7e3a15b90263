import { readFileSync } from "node:fs";
import type { GpuOutcome } from "../compete-on-gpu.ts";

/** What PyTorch took on the same card, measured by `carry/pytorch.py` in a process of its own. */
export interface Pytorch {
  readonly version: string;
  readonly milliseconds: Readonly<Record<string, number>>;
}

export function readPytorch(file: string): Pytorch {
  const { torch, card, milliseconds } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly torch: string;
    readonly card: string;
    readonly milliseconds: Readonly<Record<string, number>>;
  };
  return { version: `PyTorch ${torch} on ${card}`, milliseconds };
}

/** An outcome with PyTorch's time. The ratio stays that of the peers in the same process. */
export function beside({ milliseconds }: Pytorch, outcome: GpuOutcome): GpuOutcome {
  const { [outcome.name]: time } = milliseconds;
  return time === undefined ? outcome : { ...outcome, peers: { ...outcome.peers, PyTorch: time } };
}
