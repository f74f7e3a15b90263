import { explain, type FusedKernels } from "@gradus/core";
import type { Entry } from "./parity-entry.ts";

const who = "the parity table";

/**
 * Throws for what computes with numbers and has no entry.
 *
 * @param exports what a package exports, by name
 * @param reasons why some of it has none
 */
export function checkExports(
  from: string,
  exports: Readonly<Record<string, unknown>>,
  entries: readonly Entry[],
  reasons: Readonly<Record<string, string>>,
): void {
  const proven = new Set(entries.flatMap(({ of }) => of));
  const missing = Object.keys(exports).filter(
    (name) => !proven.has(exports[name]) && !Object.hasOwn(reasons, name),
  );
  if (missing.length === 0) return;
  throw new Error(
    explain(
      who,
      `no entry is the proof of ${missing.join(", ")}, which ${from} exports.`,
      "Whatever computes with numbers is compared with the reference, forward and backward, or a reason says why it need not be.",
      "an entry in parity/entries/ that names it in `of`, or a reason in parity/exceptions.ts.",
    ),
  );
}

/** Throws for fused kernels that no entry names. */
export function checkKernels(
  fused: Partial<FusedKernels>,
  entries: readonly Pick<Entry, "fused">[],
): void {
  const proven = new Set<string>(entries.flatMap(({ fused: names = [] }) => names));
  const missing = Object.keys(fused).filter((name) => !proven.has(name));
  if (missing.length === 0) return;
  throw new Error(
    explain(
      who,
      `no entry names ${missing.join(", ")}, which the backend offers as fused kernels.`,
      "A fused kernel gives what the operations give that it replaces, and only an entry that runs it shows that it does.",
      "`fused: [name]` in the entry of the function that uses it.",
    ),
  );
}

/** Throws for fused kernels that an entry names and that did not run: nothing was shown of them. */
export function checkRan(
  { name, fused = [] }: Pick<Entry, "name" | "fused">,
  ran: ReadonlySet<string>,
): void {
  const idle = fused.filter((kernel) => !ran.has(kernel));
  if (idle.length === 0) return;
  throw new Error(
    explain(
      who,
      `the entry of ${name} names ${idle.join(", ")}, and its cases never ran that.`,
      "A fused kernel is proven by running it.",
      "cases that reach it, or look whether the function still asks the backend for it.",
    ),
  );
}
