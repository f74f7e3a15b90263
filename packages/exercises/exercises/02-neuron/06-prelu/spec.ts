import { acted, close, equal, example, exercise, fc, forAll, nonzeroNumbers, numbers } from "#spec";
import type * as acts from "./act.ts";

const side = fc.integer({ min: 1, max: 3 });
const slopes = numbers({ min: -3, max: 3 });

const table = (
  rows: number,
  columns: number,
  values: fc.Arbitrary<number>,
): fc.Arbitrary<number[][]> => fc.array(fc.array(values, exactly(columns)), exactly(rows));

/** A table x and a slope a. */
const inputs = fc.tuple(side, side).chain(([m, n]) => fc.tuple(table(m, n, numbers()), slopes));

/** A table x, a slope a, and a table g of the same shape as x. No x is 0: there is the corner. */
const passes = fc
  .tuple(side, side)
  .chain(([m, n]) =>
    fc.tuple(table(m, n, nonzeroNumbers()), slopes, table(m, n, nonzeroNumbers())),
  );

export default exercise(
  {
    title: "PReLU, with a slope that is learned",
    packages: ["@gradus/core"],
    hints: [
      "A pullback turns ∂L/∂y into ∂L/∂input, with one rule: multiply by how fast y moves when that input does. The slope a moves every negative element at once.",
      "`record` takes a pair for each input: [x, …] and [a, …]. What the second one returns has the shape of a, which is one number.",
      "where(positive, g, g.mul(a)) goes back to x. Back to a goes the sum of: 0 where x is positive, g · x elsewhere.",
    ],
  },
  acted<typeof acts>(),
  ({ check, act }) => {
    check(
      "keeps positive numbers and multiplies the others by the slope",
      { points: 1 },
      example(async () => {
        const why = "0.25 · −2 = −0.5 and 0.25 · −1 = −0.25, while 0 and 3 stay";
        close(await act.prelu([-2, -1, 0, 3], 0.25), [-0.5, -0.25, 0, 3], why);
      }),
    );

    check(
      "takes a slope of any size and sign, and x of any shape",
      { points: 1 },
      forAll(inputs, async ([x, a]) => {
        // Adding 0 turns −0 into 0, which is what a learner should read.
        const expected = x.map((row) =>
          row.map((number) => (number > 0 ? number : a * number + 0)),
        );
        close(await act.prelu(x, a), expected, "y = x where x > 0, else a · x");
      }),
    );

    check(
      "sends g back to x as it is where x is positive, and a · g elsewhere",
      { points: 1 },
      example(async () => {
        const { dx } = await act.preluGradients([-2, -1, 3], 0.25, [10, 100, 1000]);
        const why = "0.25 · 10, 0.25 · 100, and 1000 unchanged, because 3 is positive";
        close(dx, [2.5, 25, 1000], why);
      }),
    );

    check(
      "sends one number back to the slope: the sum of g · x where x is negative",
      { points: 1 },
      example(async () => {
        const { da } = await act.preluGradients([-2, -1, 3], 0.25, [10, 100, 1000]);
        const why = "10 · (−2) + 100 · (−1) = −120, and 3 does not depend on the slope";
        close(da, -120, why);
      }),
    );

    check(
      "has the gradients that nudging x and the slope finds",
      { points: 2 },
      forAll(
        passes,
        async ([x, a, g]) => {
          const loss = async (xs: number[][], slope: number): Promise<number> =>
            weigh(await act.prelu(xs, slope), g);
          const nudgedSlope = await slopeOf((step) => loss(x, a + step));
          const nudgedX: number[][] = [];
          for (const [i, row] of x.entries()) {
            nudgedX.push([]);
            for (const j of row.keys()) {
              nudgedX[i].push(await slopeOf((step) => loss(nudged(x, i, j, step), a)));
            }
          }
          const { dx, da } = await act.preluGradients(x, a, g);
          close(da, nudgedSlope, "how fast Σ g · y changes when a is nudged", tolerance);
          close(dx, nudgedX, "how fast Σ g · y changes when one x is nudged", tolerance);
        },
        { runs: 50 },
      ),
    );

    check(
      "sends 0 back to the slope where nothing is negative, and works on a single number",
      { points: 1 },
      example(async () => {
        const { da } = await act.preluGradients([1, 2], 0.5, [10, 10]);
        equal(da, 0, "no element of y depends on the slope, and that is a gradient too: 0");
        const one = await act.preluGradients(-3, 0.5, 2);
        close(one, { dx: 1, da: -6 }, "0.5 · 2 = 1 and 2 · (−3) = −6");
      }),
    );
  },
);

/** What is left of rounding after dividing by the nudge. */
const tolerance = { relative: 1e-8, absolute: 1e-8 };

/** Central difference. The nudge is smaller than every generated x, so that none crosses 0; a power of 2 rounds least. */
async function slopeOf(loss: (step: number) => Promise<number>): Promise<number> {
  const nudge = 2 ** -11;
  return ((await loss(nudge)) - (await loss(-nudge))) / (2 * nudge);
}

function nudged(x: number[][], row: number, column: number, step: number): number[][] {
  return x.map((numbersOf, i) =>
    numbersOf.map((number, j) => (i === row && j === column ? number + step : number)),
  );
}

/** L = Σ g · y. */
function weigh(y: unknown, g: number[][]): number {
  const rows = y as number[][];
  return g.flatMap((row, i) => row.map((weight, j) => weight * rows[i][j])).reduce((a, b) => a + b);
}

function exactly(length: number): { minLength: number; maxLength: number } {
  return { minLength: length, maxLength: length };
}
