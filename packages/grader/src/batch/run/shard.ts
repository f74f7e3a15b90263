import { createHash } from "node:crypto";
import { Misuse } from "../../commands/misuse.ts";

/** One of several parts of a batch, which different computers grade. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** The whole of a batch. */
export const wholeBatch: Shard = { index: 1, count: 1 };

/**
 * A shard as it is written: `2/8`.
 *
 * @throws Misuse
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (index >= 1 && count >= index) return { index, count };
  throw new Misuse(
    `batch: there is no shard "${text}".\n` +
      "  A shard is one part of several, counted from 1.\n" +
      "  Try: --shard 1/4, --shard 2/4, --shard 3/4 and --shard 4/4, each on a computer of its own",
  );
}

/**
 * Which shard something belongs to, whoever asks: decided by the answer's content where there is one, so that equal
 * answers meet in one shard and are graded once.
 */
export function shardOf(name: string, count: number): number {
  const hash = createHash("sha256").update(name).digest();
  return (hash.readUIntBE(0, 6) % count) + 1;
}
