import {
  close,
  direct,
  equal,
  example,
  exercise,
  fc,
  finite,
  forAll,
  holds,
  matrices,
  numbers,
} from "#spec";
import type { Mat, Vec } from "#mat";
import type * as learner from "./exercise.ts";

/** Single rows with at least two scores. */
const longRows = fc
  .integer({ min: 2, max: 4 })
  .chain((columns) => matrices({ rows: 1, columns, min: -3, max: 3 }));

export default exercise(
  {
    title: "The softmax",
    hints: [
      "A probability is a share: e to the power of the score, divided by the sum of all those powers in the same row.",
      "Look at where one row begins and ends in `data`, and at what each power is divided by. For scores like 1000, look at what goes into Math.exp.",
      "For each row: find its highest score, take e^(score − highest) for each score, add these up, and divide each by that sum.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "turns a row of scores into shares of e to their power",
      { points: 1 },
      example(async () => {
        const scores = [0, Math.log(2), Math.log(5)];
        const expected = row([1 / 8, 2 / 8, 5 / 8]);
        const why = "the powers of e are e⁰ = 1, e^(ln 2) = 2 and e^(ln 5) = 5, and their sum is 8";
        close(await act.softmax(row(scores)), expected, why);
      }),
    );

    check(
      "treats every row on its own",
      { points: 1 },
      forAll(matrices({ min: -5, max: 5 }), async (m) => {
        const alone: Vec[] = [];
        for (let i = 0; i < m.rows; i++) {
          alone.push((await act.softmax(row(rowOf(m, i)))).data);
        }
        finite(alone, "shares of finite scores are finite");
        const expected = { ...m, data: alone.flat() };
        const why = "a row is one example, and knows nothing of the others in its batch";
        close(await act.softmax(m), expected, why);
      }),
    );

    check(
      "gives every row probabilities that sum to 1",
      { points: 1 },
      forAll(matrices({ min: -5, max: 5 }), async (m) => {
        const p = await act.softmax(m);
        equal(p.data.length, m.data.length, "every score has a probability");
        holds(
          p.data.every((share) => share >= 0),
          "no probability is negative",
        );
        for (let i = 0; i < m.rows; i++) {
          close(sum(rowOf(p, i)), 1, `row ${i} shares out the whole, which is 1`);
        }
      }),
    );

    check(
      "puts two scores that differ by d exactly e^d apart",
      { points: 1 },
      forAll(longRows, async (m) => {
        const { data: p } = await act.softmax(m);
        finite(p, "shares of finite scores are finite");
        const d = Number((m.data[0] - m.data[1]).toFixed(3));
        const why = `the first score is ${d} more than the second, so its share is e^(${d}) times the second share`;
        close(p[0], p[1] * Math.exp(d), why);
      }),
    );

    check(
      "does not change when one number is added to all scores of a row",
      { points: 1 },
      forAll(fc.tuple(longRows, numbers({ min: -500, max: 500 })), async ([m, c]) => {
        const shifted = { ...m, data: m.data.map((x) => x + c) };
        const why = "e^(x + c) = eˣ · e^c, and e^c stands above and below the fraction line";
        const p = await act.softmax(m);
        finite(p, "shares of finite scores are finite");
        close(await act.softmax(shifted), p, why);
      }),
    );

    check(
      "stays right for scores of 1000 and −1000",
      {
        points: 2,
        hint: "Math.exp(710) is Infinity and Math.exp(−750) is 0. The check before this one says what you may do to a row before you take powers.",
      },
      example(async () => {
        const scores = matrix([1000, 999], [-1000, -1001], [2, 1]);
        const [more, less] = [Math.E / (1 + Math.E), 1 / (1 + Math.E)];
        const expected = matrix([more, less], [more, less], [more, less]);
        const why = "seen from its highest score, each of these rows is 0 and −1";
        close(await act.softmax(scores), expected, why);
      }),
    );

    check(
      "gives −Infinity the probability 0, a lone score 1, and no rows for no rows",
      { points: 1 },
      example(async () => {
        const masked = await act.softmax(row([3, -Infinity, 3]));
        close(masked, row([0.5, 0, 0.5]), "e^(−∞) is 0, and the others share the whole");
        const lone = matrix([-7], [800]);
        close(await act.softmax(lone), matrix([1], [1]), "a share of one is all of it");
        const none = { rows: 0, columns: 3, data: [] };
        equal(await act.softmax(none), none, "a batch may be empty");
      }),
    );
  },
);

function row(data: Vec): Mat {
  return { rows: 1, columns: data.length, data };
}

function matrix(...rows: readonly Vec[]): Mat {
  return { rows: rows.length, columns: rows[0].length, data: rows.flat() };
}

function rowOf({ columns, data }: Mat, i: number): Vec {
  return data.slice(i * columns, (i + 1) * columns);
}

function sum(list: Vec): number {
  return list.reduce((total, x) => total + x, 0);
}
