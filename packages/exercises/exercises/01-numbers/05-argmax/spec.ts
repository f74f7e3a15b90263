import { direct, equal, example, exercise, fc, forAll, matrices, throws, vectors } from "#spec";
import type * as learner from "./exercise.ts";

/** The first index of the largest number, found in two passes. */
const firstOfLargest = (v: readonly number[]): number => v.indexOf(Math.max(...v));

/** So few different numbers that many of them are equal. */
const ties = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 6 });

const largestStands = "says where the largest number stands";

export default exercise(
  {
    title: "Argmax",
    hints: [
      "Remember a place, not a number: the index of the largest number so far. When you meet a larger number, that is the new place.",
      "Look at where you start: with the first number, index 0, and not with the number 0, which no negative number exceeds. Then look at your comparison: should an equal number take over?",
      "best = 0; for every i from 1 on: if v[i] > v[best], then best = i. Row i of a matrix is m.data.slice(i * m.columns, (i + 1) * m.columns).",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      largestStands,
      { points: 1 },
      example(async () => {
        const why = "9 is the largest, and it stands at index 5, counted from 0";
        equal(await act.argmax([3, 1, 4, 1, 5, 9, 2, 6]), 5, why);
      }),
    );

    check(
      "points at a number that no other exceeds",
      { points: 1 },
      forAll(vectors({ maxLength: 8, min: -20, max: 20 }), async (v) => {
        const found = { "The number at that index": v[await act.argmax(v)] };
        const largest = { "The number at that index": Math.max(...v) };
        equal(found, largest, "what stands at the argmax is the largest number of all");
      }),
    );

    check(
      "takes the first of several largest numbers",
      { points: 1 },
      forAll(ties, async (v) => {
        const why = "where several numbers are the largest, the first of them counts";
        equal(await act.argmax(v), firstOfLargest(v), why);
      }),
    );

    check(
      "finds the largest of negative numbers, −∞ among them",
      { points: 1 },
      example(async () => {
        equal(await act.argmax([-5, -2, -9]), 1, "−2 is larger than −5 and −9");
        equal(await act.argmax([-Infinity, -3]), 1, "−3 is larger than −∞");
        const why = "both are equal, so the first counts; −1 is no place in a list";
        equal(await act.argmax([-Infinity, -Infinity]), 0, why);
      }),
    );

    check(
      "refuses an empty list",
      { points: 1, needs: [largestStands] },
      example(async () => {
        await throws(() => act.argmax([]), "there is no largest of no numbers");
      }),
    );

    check(
      "finds the column of the largest number in every row",
      { points: 1 },
      example(async () => {
        const m = { rows: 2, columns: 3, data: [1, 5, 2, 9, 0, 3] };
        const why = "the largest of 1 5 2 stands in column 1, the largest of 9 0 3 in column 0";
        equal(await act.argmaxRows(m), [1, 0], why);
      }),
    );

    check(
      "answers for every row as if it were alone",
      { points: 1 },
      forAll(matrices(), async (m) => {
        const expected = Array.from({ length: m.rows }, (_, i) =>
          firstOfLargest(m.data.slice(i * m.columns, (i + 1) * m.columns)),
        );
        const why = "row i goes from i * columns to (i + 1) * columns, and its first column is 0";
        equal(await act.argmaxRows(m), expected, why);
      }),
    );
  },
);
