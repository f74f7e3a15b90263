import { nodeGpu } from "../device/node-gpu.ts";
import { entries } from "../parity/entries.ts";
import { checkEntry } from "../parity/parity-entry.ts";
import { provideGpu } from "../testing/software-gpu.ts";
import { MutableGpu } from "./mutable-gpu.ts";
import type { Mutant } from "./mutants.ts";

/** How a mutant fared: what noticed it, that a device refused it, or that nothing noticed. */
export type Verdict =
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "refused"; readonly because: string }
  | { readonly kind: "survived" };

/** Which programs a proof runs, and whether it holds while nothing is wrong. */
export interface Use {
  /** An entry of the parity table, or a file of tests. */
  readonly name: string;
  readonly programs: readonly string[];
  readonly holds: boolean;
}

/**
 * Opens a device.
 *
 * @throws Error if there is none
 */
export async function openMutable(): Promise<MutableGpu> {
  await provideGpu();
  const adapter = await (await nodeGpu()).requestAdapter();
  if (!adapter) throw new Error("There is no WebGPU adapter, and a mutant has to be run.");
  return new MutableGpu(await adapter.requestDevice(), adapter.info);
}

/** Runs entries as they are, all unless some are named, to see which programs they run. */
export async function entryUses(gpu: MutableGpu, names?: readonly string[]): Promise<Use[]> {
  const uses: Use[] = [];
  for (const entry of entries) {
    if (names && !names.includes(entry.name)) continue;
    const backend = gpu.backend((code) => code);
    const holds = await checkEntry(backend, entry).then(
      () => true,
      () => false,
    );
    uses.push({ name: entry.name, programs: [...gpu.compiled], holds });
  }
  return uses;
}

/** Plants a mistake, and runs entries until one notices. */
export async function judge(
  gpu: MutableGpu,
  { text, mutated }: Pick<Mutant, "text" | "mutated">,
  names: readonly string[],
): Promise<Verdict> {
  for (const name of names) {
    const entry = entries.find((one) => one.name === name);
    if (!entry) throw new Error(`There is no parity entry ${name}.`);
    const backend = gpu.backend((code) => code.replaceAll(text, () => mutated));
    const noticed = await checkEntry(backend, entry).then(
      () => false,
      () => true,
    );
    const because = await gpu.refusal();
    if (because !== undefined) return { kind: "refused", because };
    if (noticed) return { kind: "killed", by: name };
  }
  return { kind: "survived" };
}
