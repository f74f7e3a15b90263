import type { Framework } from "../bundle/framework.ts";
import { bundle, type Bundle, type Source } from "../bundle/bundle.ts";
import type { ChildFrame } from "../child/child-frame.ts";
import type { Limits } from "../child/limits.ts";
import { type ChildRun, runChild } from "../child/run-child.ts";
import { untag } from "../child/tagged.ts";
import type { Places } from "../workspace/places.ts";
import { rmSync } from "node:fs";

/** Where and how programs are made and run. */
export interface Workshop {
  readonly at: Places;
  readonly framework: Framework;
  readonly limits: Limits;
  /** Ends whatever runs. */
  readonly signal?: AbortSignal;
}

/** A program's end, and all it said; or why there was no program. */
export type Work =
  | {
      readonly kind: "ran";
      readonly run: ChildRun;
      readonly frames: readonly ChildFrame[];
      readonly map: string;
    }
  | Exclude<Bundle, { kind: "program" }>;

/** Makes a program, runs it in a child and removes it. */
export async function work(
  { at, framework, limits, signal }: Workshop,
  source: Source,
  job: unknown = {},
): Promise<Work> {
  const made = await bundle(source, framework, at);
  if (made.kind !== "program") return made;
  try {
    const run = await runChild({ file: made.file, job }, limits, signal);
    return { kind: "ran", run, frames: run.frames.map(untag) as ChildFrame[], map: made.map };
  } finally {
    rmSync(made.file, { force: true });
  }
}
