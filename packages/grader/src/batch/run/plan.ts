import { createHash } from "node:crypto";
import { type Caps, defaultCaps } from "../archive/caps.ts";
import { unitKey } from "../records/record.ts";
import type { AnswerStore } from "../submissions/answer-store.ts";
import type { Answer } from "../submissions/answers.ts";
import type { Asked } from "../submissions/asked.ts";
import { findSubmissions } from "../submissions/find-submissions.ts";
import { readSubmission } from "../submissions/read-submission.ts";
import { showName } from "../archive/entry-path.ts";
import { troubleWith } from "../submissions/refusal.ts";
import { type Shard, shardOf } from "./shard.ts";

/** One answer that a batch has to say something about. */
export interface Unit {
  readonly key: string;
  readonly submission: string;
  readonly exercise: string;
  readonly shard: number;
  /** The answer's sum where there is an answer. */
  readonly sha256?: string;
  /** Why there is none, for its author. */
  readonly refusal?: { readonly message: string; readonly sha256: string };
  /** Why it could not be read, for staff. */
  readonly trouble?: string;
  /** The first submission with the same answer. */
  readonly first: string;
}

/** All that a batch has to say something about, in the order of submissions. */
export interface Plan {
  readonly units: readonly Unit[];
  readonly submissions: number;
  readonly ignored: readonly string[];
  /** Equal for plans of the same submissions. */
  readonly sha256: string;
}

/** What to plan. */
export interface PlanOptions {
  readonly folder: string;
  readonly asked: readonly Asked[];
  readonly store: AnswerStore;
  readonly shard: Shard;
  readonly caps?: Caps;
}

/**
 * Reads every submission once, keeps the answers of this shard, and finds which are equal.
 *
 * Every computer that plans the same submissions makes the same plan.
 */
export async function planBatch({
  folder,
  asked,
  store,
  shard,
  caps = defaultCaps,
}: PlanOptions): Promise<Plan> {
  const { submissions, ignored } = findSubmissions(folder);
  const firsts = new Map<string, string>();
  const units: Unit[] = [];
  const hash = createHash("sha256");
  for (const submission of submissions) {
    const answers = await readSubmission(submission, asked, caps);
    for (const { id } of asked) {
      const answer = answers.get(id);
      if (!answer) continue;
      const unit = keep(
        unitOf(submission.id, id, answer, firsts, shard.count),
        answer,
        store,
        shard,
      );
      units.push(unit);
      hash.update(`${JSON.stringify(planLine(unit))}\n`);
    }
  }
  return { units, submissions: submissions.length, ignored, sha256: hash.digest("hex") };
}

/** A unit as a plan is compared and kept. */
export interface PlanLine {
  readonly submission: string;
  readonly exercise: string;
  readonly shard: number;
  readonly sha256?: string;
}

/** What a plan says about a unit: nothing that another computer would see otherwise. */
export function planLine({ submission, exercise, shard, sha256 }: Unit): PlanLine {
  return { submission, exercise, shard, ...(sha256 !== undefined && { sha256 }) };
}

function unitOf(
  submission: string,
  exercise: string,
  answer: Answer,
  firsts: Map<string, string>,
  shards: number,
): Unit {
  const known = { key: unitKey(submission, exercise), submission, exercise };
  if (answer.kind !== "answer") {
    const shard = shardOf(known.key, shards);
    if (answer.kind === "trouble") {
      return { ...known, shard, trouble: answer.message, first: submission };
    }
    const { message, sha256 } = answer;
    return { ...known, shard, refusal: { message, sha256 }, first: submission };
  }
  const { sha256 } = answer;
  const content = `${exercise} ${sha256}`;
  const first = firsts.get(content) ?? submission;
  firsts.set(content, first);
  return { ...known, shard: shardOf(content, shards), sha256, first };
}

function keep(unit: Unit, answer: Answer, store: AnswerStore, shard: Shard): Unit {
  if (answer.kind !== "answer" || unit.shard !== shard.index) return unit;
  try {
    store.keep(answer.sha256, answer.files);
    return unit;
  } catch (error) {
    const { message } = troubleWith(showName(unit.submission), error);
    return { ...unit, trouble: message };
  }
}
