import { direct, equal, example, exercise, fc, forAll, holds } from "#spec";
import type { Mat } from "#mat";
import type * as learner from "./exercise.ts";

const corners: Mat = { rows: 4, columns: 2, data: [0, 0, 0, 1, 1, 0, 1, 1] };

/** Whole numbers and learning rates that are powers of 2: every answer is exact, so no row is decided by rounding. */
const whole = fc.integer({ min: -3, max: 3 });
const learningRate = fc.constantFrom(1, 0.5, 2, 0.25);

/** Any rows with any labels. Most of them cannot be divided by a line, which is fine. */
const labeledRows = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.record({
      X: fc
        .array(whole, { minLength: rows * columns, maxLength: rows * columns })
        .map((data): Mat => ({ rows, columns, data })),
      y: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }),
      lr: learningRate,
    }),
  );

interface Division {
  readonly X: Mat;
  readonly y: readonly number[];
  /** No perceptron makes more corrections than this. */
  readonly bound: number;
}

/** Points on both sides of a line, none of them on it. */
const dividedByALine: fc.Arbitrary<Division> = fc
  .tuple(
    fc.tuple(whole, whole, whole),
    fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 6 }),
  )
  .map(([line, points]) => divide(line, points))
  .filter(({ y }) => y.length > 0);

/**
 * Labels points by the side of the line p·x₁ + q·x₂ + r = 0 on which they lie.
 *
 * @see Novikoff (1962), "On convergence proofs on perceptrons": at most R²/γ² corrections
 */
function divide(
  [p, q, r]: readonly [number, number, number],
  points: readonly (readonly [number, number])[],
): Division {
  const sides = points.map(([x1, x2]) => p * x1 + q * x2 + r);
  const kept = points.filter((_, i) => sides[i] !== 0);
  const distances = sides.filter((side) => side !== 0);
  const radius2 = Math.max(...kept.map(([x1, x2]) => x1 * x1 + x2 * x2 + 1));
  const margin2 = Math.min(...distances.map((side) => side * side)) / (p * p + q * q + r * r);
  return {
    X: { rows: kept.length, columns: 2, data: kept.flat() },
    y: distances.map((side) => (side > 0 ? 1 : 0)),
    bound: Math.floor(radius2 / margin2),
  };
}

export default exercise(
  {
    title: "The perceptron",
    hints: [
      "A perceptron learns only from its mistakes: a right answer changes nothing, a wrong one moves the weights towards the label.",
      "Look at one row at a time: the answer step(w · x + b), the error y − answer, then the correction of every weight and of b, before the next row.",
      "For each epoch, set wrong to 0. For each row, let error = y[i] − step(z); add lr * error * x[j] to each w[j], and lr * error to b; if error is not 0, count it. Then push wrong.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "fires from zero upwards",
      { points: 1, hint: "Zero itself counts as firing: z ≥ 0." },
      example(async () => {
        equal(await act.step(0), 1, "step(z) is 1 if z ≥ 0, and 0 ≥ 0");
        equal(await act.step(-0.001), 0, "−0.001 is below 0");
        equal(await act.step(3), 1, "3 is above 0");
      }),
    );

    check(
      "learns from one wrong answer",
      {
        points: 2,
        hint: "With zero weights z is 0, so the answer is 1 where the label is 0: the error is −1.",
      },
      example(async () => {
        const X = { rows: 1, columns: 2, data: [3, -2] };
        const expected = { w: [-1.5, 1], b: -0.5, mistakes: [1] };
        const why =
          "step(0) = 1 but y = 0: the error is −1, and w ← 0.5·(−1)·[3, −2], b ← 0.5·(−1)";
        equal(await act.trainPerceptron(X, [0], { lr: 0.5, epochs: 1 }), expected, why);
      }),
    );

    check(
      "changes nothing while its answers are right",
      {
        points: 1,
        hint: "y − step(z) is 0 for a right answer, and 0 times anything changes nothing.",
      },
      forAll(fc.tuple(labeledRows, fc.integer({ min: 1, max: 4 })), async ([{ X, lr }, epochs]) => {
        const y = Array.from({ length: X.rows }, () => 1);
        const zeros = (length: number): number[] => Array.from({ length }, () => 0);
        const expected = { w: zeros(X.columns), b: 0, mistakes: zeros(epochs) };
        const why =
          "with zero weights every answer is 1, and so is every label: no mistake in any epoch";
        equal(await act.trainPerceptron(X, y, { lr, epochs }), expected, why);
      }),
    );

    check(
      "corrects at once, before the next row",
      { points: 1, hint: "The second row is judged with what the first one taught." },
      example(async () => {
        const expected = { w: [1, 1], b: 0, mistakes: [2] };
        const why =
          "one epoch of AND: (0, 0) is wrong and makes b = −1; then (0, 1) and (1, 0) are right; (1, 1) is wrong and adds 1 to w₁, w₂ and b";
        equal(
          await act.trainPerceptron(corners, [0, 0, 0, 1], { lr: 1, epochs: 1 }),
          expected,
          why,
        );
      }),
    );

    check(
      "keeps what it learned from one epoch to the next",
      {
        points: 1,
        hint: "Going twice through the rows is going once through a list that holds them twice.",
      },
      forAll(labeledRows, async ({ X, y, lr }) => {
        const twice = { ...X, rows: 2 * X.rows, data: [...X.data, ...X.data] };
        const long = await act.trainPerceptron(twice, [...y, ...y], { lr, epochs: 1 });
        const two = await act.trainPerceptron(X, y, { lr, epochs: 2 });
        const why = "two epochs are one epoch over the same rows, written down twice";
        equal({ w: two.w, b: two.b }, { w: long.w, b: long.b }, why);
        equal(two.mistakes.length, 2, "there is one count for each epoch");
        equal(
          two.mistakes[0] + two.mistakes[1],
          long.mistakes[0],
          "the mistakes of two epochs are those of one epoch over the rows twice",
        );
      }),
    );

    check(
      "learns AND and OR, but never XOR",
      { points: 1 },
      example(async () => {
        const training = { lr: 1, epochs: 10 };
        const and = await act.trainPerceptron(corners, [0, 0, 0, 1], training);
        equal(and.mistakes, [2, 3, 3, 2, 1, 0, 0, 0, 0, 0], "AND is learned in five epochs");
        const or = await act.trainPerceptron(corners, [0, 1, 1, 1], training);
        equal(or.mistakes, [2, 2, 1, 0, 0, 0, 0, 0, 0, 0], "OR is learned in three epochs");
        const xor = await act.trainPerceptron(corners, [0, 1, 1, 0], training);
        holds(
          xor.mistakes.length === 10 && xor.mistakes.every((wrong) => wrong > 0),
          "no line divides XOR, so each of the 10 epochs has at least one mistake",
        );
      }),
    );

    check(
      "learns every division that a line can make",
      { points: 1 },
      forAll(
        dividedByALine,
        async ({ X, y, bound }) => {
          const { mistakes } = await act.trainPerceptron(X, y, { lr: 1, epochs: bound + 1 });
          const total = mistakes.reduce((sum, wrong) => sum + wrong, 0);
          equal(mistakes.at(-1), 0, "a line divides these rows, so training ends without mistakes");
          holds(
            total <= bound,
            `a line divides these rows, so at most ${bound} corrections are needed; counted were ${total}`,
          );
        },
        { runs: 50 },
      ),
    );
  },
);
