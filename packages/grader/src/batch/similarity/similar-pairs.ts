/** An answer to be compared with others. */
export interface Printed {
  /** Names the answer. */
  readonly name: string;
  readonly prints: readonly number[];
}

/** Two answers that share much. */
export interface SimilarPair {
  readonly one: string;
  readonly other: string;
  /** How many prints they share. */
  readonly shared: number;
  /** Of the prints of the one that has fewer, from 0 to 1. */
  readonly share: number;
}

/** What counts as much. */
const fewest = 4;
const leastShare = 0.6;

/**
 * The pairs of answers that share much of what few others have, the most similar first.
 *
 * A passage that more than a quarter of all answers have (and more than four) is how the task is solved, and counts for
 * nobody.
 */
export function similarPairs(answers: readonly Printed[], most = 200): readonly SimilarPair[] {
  const common = Math.max(4, Math.floor(answers.length / 4));
  const rare = ownersOf(answers).filter((owners) => owners.length <= common);
  const counted = answers.map(() => 0);
  for (const i of rare.flat()) counted[i]++;
  const shared = new Map<number, number>();
  for (const owners of rare) {
    for (const [i, j] of pairsOf(owners)) {
      const pair = i * answers.length + j;
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  }
  const pairs: SimilarPair[] = [];
  for (const [pair, prints] of shared) {
    const [i, j] = [Math.floor(pair / answers.length), pair % answers.length];
    const share = prints / Math.min(counted[i], counted[j]);
    if (prints < fewest || share < leastShare) continue;
    pairs.push({ one: answers[i].name, other: answers[j].name, shared: prints, share });
  }
  return pairs.toSorted(bySimilarity).slice(0, most);
}

/** For each print the answers that have it, by their places. */
function ownersOf(answers: readonly Printed[]): number[][] {
  const having = new Map<number, number[]>();
  answers.forEach(({ prints }, i) => {
    for (const print of prints) {
      const known = having.get(print);
      if (known) known.push(i);
      else having.set(print, [i]);
    }
  });
  return [...having.values()];
}

function* pairsOf(all: readonly number[]): Generator<[number, number]> {
  for (let i = 0; i < all.length; i++) {
    for (let j = i + 1; j < all.length; j++) yield [all[i], all[j]];
  }
}

function bySimilarity(a: SimilarPair, b: SimilarPair): number {
  const inOrder = a.one + a.other < b.one + b.other;
  return b.share - a.share || b.shared - a.shared || (inOrder ? -1 : 1);
}
