import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../workspace/write-whole.ts";
import type { Shard } from "./shard.ts";
import { type Plan, type PlanLine, planLine } from "./plan.ts";
import { linesOf } from "../records/lines.ts";

/** The files of a folder of results. */
export const files = {
  header: "batch.json",
  plan: "plan.jsonl",
  results: "results.jsonl",
  earlier: "earlier.jsonl",
  incidents: "incidents.jsonl",
  answers: "answers",
  prints: "prints.jsonl",
} as const;

/** What a folder of results is about. */
export interface BatchHeader {
  readonly schema: "gradus/batch/v1";
  readonly grader: string;
  readonly seedId: string;
  readonly exercises: readonly { readonly id: string; readonly specHash: string }[];
  readonly shard: Shard;
  readonly submissions: number;
  /** The plan's sum: shards of one batch have the same. */
  readonly plan: string;
}

/** Writes what a batch is about and what it has to do, before it does any of it. */
export function writeHeader(out: string, header: BatchHeader, plan: Plan): void {
  const lines = plan.units.map((unit) => `${JSON.stringify(planLine(unit))}\n`);
  writeWhole(join(out, files.plan), lines.join(""));
  writeWhole(join(out, files.header), `${JSON.stringify(header, null, 2)}\n`);
}

/** What a folder of results is about; undefined if it is none. */
export function readHeader(out: string): BatchHeader | undefined {
  try {
    const value = JSON.parse(readFileSync(join(out, files.header), "utf8")) as BatchHeader;
    return value.schema === "gradus/batch/v1" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a batch had to do. */
export async function readPlan(out: string): Promise<readonly PlanLine[]> {
  const lines: PlanLine[] = [];
  for await (const { text } of linesOf(join(out, files.plan)))
    lines.push(JSON.parse(text) as PlanLine);
  return lines;
}
