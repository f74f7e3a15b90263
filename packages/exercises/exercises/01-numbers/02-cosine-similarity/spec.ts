import {
  close,
  direct,
  equal,
  example,
  exercise,
  fc,
  forAll,
  finite,
  pairOfVectors,
  vectors,
} from "#spec";
import type * as learner from "./exercise.ts";

const hasDirection = (v: readonly number[]): boolean => v.some((x) => x !== 0);

/** Vectors whose first two numbers point somewhere, so that they can be turned. */
const arrows = vectors({ minLength: 2 }).filter(([x, y]) => hasDirection([x, y]));

/** Two vectors that point somewhere: at least one number of each is not 0. */
const pairOfArrows = pairOfVectors().filter((pair) => pair.every(hasDirection));

/** The first two numbers as the arrow [x, y] turned by 90° to [−y, x]; the others as 0. */
const turned = ([x, y, ...others]: readonly number[]): number[] => [
  0 - y,
  x,
  ...others.map(() => 0),
];

/** A vector, `by` times as long; adding 0 turns −0 into 0, which is easier to read. */
const stretched = (v: readonly number[], by: number): number[] => v.map((x) => by * x + 0);

/** From a thousandth to a million. */
const stretches = fc.integer({ min: -3, max: 6 }).map((exponent) => 10 ** exponent);

const byBothLengths = "divides the dot product by both lengths";

export default exercise(
  {
    title: "Cosine similarity",
    hints: [
      "The dot product grows with the directions' agreement and with both lengths. Divide the lengths away, and only the direction is left.",
      "Look at the length of a vector: it is the root of the sum of squares. Then look at what you divide by when that length is 0.",
      "lengths = Math.sqrt(Σ aᵢ²) * Math.sqrt(Σ bᵢ²); if lengths is 0, return 0; otherwise return (Σ aᵢ bᵢ) / lengths.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      byBothLengths,
      { points: 1 },
      example(async () => {
        const why = "3·4 + 4·3 = 24, both vectors are √(9 + 16) = 5 long, and 24 / (5·5) = 0.96";
        close(await act.cosineSimilarity([3, 4], [4, 3]), 0.96, why);
      }),
    );

    check(
      "is 1 for the same direction, 0 for a right angle, −1 for the opposite direction",
      { points: 2 },
      forAll(arrows, async (v) => {
        close(await act.cosineSimilarity(v, v), 1, "the angle is 0°, and its cosine is 1");
        const across = turned(v);
        close(await act.cosineSimilarity(v, across), 0, "the products cancel: the angle is 90°");
        const opposite = stretched(v, -1);
        close(await act.cosineSimilarity(v, opposite), -1, "the angle is 180°: its cosine is −1");
      }),
    );

    check(
      "does not change when a vector is stretched or shrunk",
      { points: 1, needs: [byBothLengths] },
      forAll(fc.tuple(pairOfArrows, stretches), async ([[a, b], by]) => {
        const before = await act.cosineSimilarity(a, b);
        finite(before, "both vectors have a direction, and so an angle between them");
        const after = await act.cosineSimilarity(stretched(a, by), b);
        close(after, before, `a vector ${by} times as long still points the same way`);
      }),
    );

    check(
      "is 0 where a vector has no direction",
      { points: 1, needs: [byBothLengths] },
      example(async () => {
        const why = "a vector of zeros points nowhere; 0 keeps NaN (0 / 0) out of all that follows";
        equal(await act.cosineSimilarity([0, 0], [3, 4]), 0, why);
        equal(await act.cosineSimilarity([3, 4], [0, 0]), 0, why);
        equal(await act.cosineSimilarity([0, 0], [0, 0]), 0, why);
      }),
    );
  },
);
