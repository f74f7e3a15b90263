import { resolve } from "node:path";
import { mergeBatches } from "../batch/merge/merge-batches.ts";
import { mergeLines } from "../batch/merge/merge-lines.ts";
import type { Kit } from "../kit.ts";
import { startFolder } from "../workspace/places.ts";
import { page, writeReports } from "./batch.ts";
import { exitCodes } from "./exit-code.ts";

/** Joins the results of shards, or of several batches, in a new folder. */
export async function merge(
  kit: Kit,
  folders: readonly string[],
  options: { readonly out: string },
): Promise<number> {
  const out = resolve(startFolder(), options.out);
  const parts = folders.map((folder) => resolve(startFolder(), folder));
  const outcome = await mergeBatches(parts, out);
  await writeReports(kit, out, kit.catalog.exercises, false);
  kit.out(page(kit, mergeLines(outcome, parts)));
  const isWhole = outcome.missing.length === 0 && outcome.contradictions.length === 0;
  return isWhole ? exitCodes.fine : exitCodes.wrong;
}
