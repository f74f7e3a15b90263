import { Misuse } from "../../commands/misuse.ts";
import { placeText } from "../../render/place-text.ts";
import type { BatchHeader } from "../run/batch-header.ts";

/** The results of one batch. */
export interface Part {
  readonly folder: string;
  readonly header: BatchHeader;
}

/** @throws Misuse where something that decides grades is not the same in all parts */
export function checkVersions(parts: readonly Part[]): void {
  const [first] = parts;
  for (const part of parts.slice(1)) {
    const pairs: readonly (readonly [what: string, one: string, other: string])[] = [
      ["the grader", first.header.grader, part.header.grader],
      ["the secret values", first.header.seedId, part.header.seedId],
      ...part.header.exercises.flatMap(({ id, specHash }) => {
        const known = first.header.exercises.find((one) => one.id === id);
        return known ? [[`the spec of ${id}`, known.specHash, specHash] as const] : [];
      }),
    ];
    const differing = pairs.find(([, one, other]) => one !== other);
    if (!differing) continue;
    const [what, one, other] = differing;
    throw new Misuse(
      `merge: ${what} differs: ${one} in ${placeText(first.folder)}, ${other} in ${placeText(part.folder)}.\n` +
        "  Grades can be compared only if everything that decides them is the same.\n" +
        "  Try: run gradus batch again where the course is older, with the same --out",
    );
  }
}

/** @throws Misuse where some are shards, and they are not all of one batch */
export function checkShards(parts: readonly Part[]): void {
  const sharded = parts.filter(({ header }) => header.shard.count > 1);
  if (sharded.length === 0) return;
  const [first] = sharded;
  const { count: all } = first.header.shard;
  const odd = parts.find(
    ({ header }) => header.shard.count !== all || header.plan !== first.header.plan,
  );
  if (odd) {
    throw new Misuse(
      `merge: ${placeText(first.folder)} and ${placeText(odd.folder)} are not shards of one batch.\n` +
        "  Shards of one batch are graded from the same submissions, divided into the same number of parts.\n" +
        "  Try: run gradus batch again on the folder of submissions as it is now, with the same --out and --shard",
    );
  }
  const there = new Set(sharded.map(({ header }) => header.shard.index));
  const absent = Array.from({ length: all }, (_, i) => i + 1).filter((index) => !there.has(index));
  if (absent.length === 0) return;
  throw new Misuse(
    `merge: of ${all} shards, ${absent.map((index) => `${index}/${all}`).join(", ")} ${absent.length === 1 ? "is" : "are"} missing.\n` +
      "  Every shard holds submissions that the others do not.\n" +
      `  Try: gradus batch --shard ${absent[0]}/${all}, and merge then`,
  );
}
