import * as fc from "fast-check";
import { nodeGpu } from "../device/node-gpu.ts";
import { entries } from "../parity/entries.ts";
import { checkEntry } from "../parity/parity-entry.ts";
import { provideGpu } from "../testing/software-gpu.ts";
import { type MutableGpu, mutableGpu } from "./mutable-gpu.ts";

/** How a mutant fared: what noticed it, that a device refused it, or that nothing noticed. */
export type Verdict =
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "refused"; readonly because: string }
  | { readonly kind: "survived" };

/** Which programs an entry runs, and how long that takes. */
export interface EntryUse {
  readonly name: string;
  readonly programs: readonly string[];
  readonly milliseconds: number;
}

/** Opens a device; every run draws the same cases, and nobody looks for smaller ones. */
export async function openMutable(): Promise<MutableGpu> {
  fc.configureGlobal({ seed: 1, endOnFailure: true });
  await provideGpu();
  const adapter = await (await nodeGpu()).requestAdapter();
  if (!adapter) throw new Error("There is no WebGPU adapter, and a mutant has to be run.");
  return mutableGpu(adapter);
}

/** Runs every entry as it is; those that fail already are named apart, for they would blame every mutant. */
export async function entryUses(
  gpu: MutableGpu,
): Promise<{ readonly uses: EntryUse[]; readonly failing: string[] }> {
  const [uses, failing]: [EntryUse[], string[]] = [[], []];
  for (const entry of entries) {
    const backend = gpu.backend((code) => code);
    const start = performance.now();
    try {
      await checkEntry(backend, entry);
      const milliseconds = performance.now() - start;
      uses.push({ name: entry.name, programs: [...gpu.compiled], milliseconds });
    } catch {
      failing.push(entry.name);
    }
  }
  return { uses, failing };
}

/** Plants a mistake, and runs entries until one notices. */
export async function judge(
  gpu: MutableGpu,
  { text, mutated }: { readonly text: string; readonly mutated: string },
  names: readonly string[],
): Promise<Verdict> {
  for (const name of names) {
    const backend = gpu.backend((code) => code.replace(text, () => mutated));
    const entry = entries.find((one) => one.name === name)!;
    let noticed = false;
    try {
      await checkEntry(backend, entry);
    } catch {
      noticed = true;
    }
    const because = await gpu.refusal();
    if (because !== undefined) return { kind: "refused", because };
    if (noticed) return { kind: "killed", by: name };
  }
  return { kind: "survived" };
}
