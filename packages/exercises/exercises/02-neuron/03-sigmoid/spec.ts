import { close, direct, example, exercise, fc, finite, forAll, holds, numbers } from "#spec";
import type * as learner from "./exercise.ts";

const { exp, log } = Math;
const strict = { relative: 0, absolute: 1e-12 };

export default exercise(
  {
    title: "The sigmoid",
    hints: [
      "A score becomes a number between 0 and 1 by way of the exponential: z counts odds in powers of e.",
      "Look at the sign in the exponent first. Then ask of each exponential: how large does it get when z is 1000, and when z is −1000?",
      "For z ≥ 0 return 1 / (1 + exp(−z)). For z < 0 let e = exp(z) and return e / (1 + e).",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "is ½ at 0, ¾ at ln 3 and ¼ at −ln 3",
      { points: 1 },
      example(async () => {
        close(await act.sigmoid(0), 0.5, "1 / (1 + e⁰) = 1 / (1 + 1)", strict);
        close(await act.sigmoid(log(3)), 0.75, "e to the −ln 3 is ⅓, and 1 / (1 + ⅓) = ¾", strict);
        close(await act.sigmoid(-log(3)), 0.25, "e to the ln 3 is 3, and 1 / (1 + 3) = ¼", strict);
      }),
    );

    check(
      "lies between 0 and 1, and rises",
      { points: 1 },
      forAll(
        fc.tuple(numbers({ min: -15, max: 15 }), numbers({ min: 0.01, max: 5 })),
        async ([z, step]) => {
          const [lower, higher] = [await act.sigmoid(z), await act.sigmoid(z + step)];
          holds(lower > 0 && higher < 1, "every answer lies between 0 and 1, and reaches neither");
          holds(higher > lower, "a higher score means a larger answer");
        },
      ),
    );

    check(
      "is symmetric: σ(−z) = 1 − σ(z)",
      {
        points: 1,
        hint: "If yes has probability 0.8, then no has 0.2, and changing the sign of z swaps them.",
      },
      forAll(numbers({ min: -30, max: 30 }), async (z) => {
        const why = "σ(z) is the chance of yes and σ(−z) the chance of no: together they are 1";
        close(await act.sigmoid(0 - z), 1 - (await act.sigmoid(z)), why, strict);
      }),
    );

    check(
      "makes the odds eᶻ to one: σ(z) = eᶻ · σ(−z)",
      {
        points: 2,
        hint: "Odds are the chance of yes over the chance of no: σ(z) / (1 − σ(z)) = eᶻ.",
      },
      forAll(numbers({ min: -30, max: 0 }), async (z) => {
        const no = await act.sigmoid(0 - z);
        const why = `the odds σ(z) : σ(−z) are e to the ${z}, which is ${exp(z)}, to 1`;
        close(await act.sigmoid(z), exp(z) * no, why, strict);
      }),
    );

    check(
      "stays finite for scores as large as ±1000",
      {
        points: 2,
        hint: "Math.exp(1000) is Infinity. Only ever take the exponential of a number that is not positive.",
      },
      example(async () => {
        for (const z of [100, 700, 1000, -100, -700, -1000]) {
          const y = await act.sigmoid(z);
          finite(y, `σ(${z}) is an ordinary number, whatever eᶻ is`);
          close(y, z > 0 ? 1 : 0, `at ${z} the sigmoid has long reached its end`, strict);
        }
      }),
    );
  },
);
