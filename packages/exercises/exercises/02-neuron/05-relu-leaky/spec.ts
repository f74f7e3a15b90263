import { close, direct, equal, example, exercise, fc, forAll, numbers } from "#spec";
import type * as learner from "./exercise.ts";

const positive = numbers({ min: 0.001, max: 1000 });

export default exercise(
  {
    title: "ReLU and leaky ReLU",
    hints: [
      "Both functions ask one question, is z positive, and answer with a straight line on each side.",
      "Look at what comes back for a negative z: 0 from relu, and a small part of z itself, still negative, from leakyRelu.",
      "relu: z > 0 ? z : 0. leakyRelu: z > 0 ? z : slope * z, with slope = 0.001 where none is given.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "relu passes positive numbers on and stops the others",
      { points: 1 },
      example(async () => {
        equal(await act.relu(0), 0, "0 is not positive");
        equal(await act.relu(0.5), 0.5, "½ is positive and passes unchanged");
        equal(await act.relu(3), 3, "3 is positive and passes unchanged");
        equal(await act.relu(-2), 0, "−2 is negative and is stopped");
      }),
    );

    check(
      "relu splits every number into two parts: relu(z) − relu(−z) = z",
      {
        points: 1,
        hint: "One of z and −z is stopped; the other has to pass unchanged, however large it is.",
      },
      forAll(numbers({ min: -1000, max: 1000 }), async (z) => {
        const why = `of ${z} and ${-z} one passes unchanged and the other is stopped`;
        close((await act.relu(z)) - (await act.relu(0 - z)), z, why);
        close((await act.relu(z)) * (await act.relu(0 - z)), 0, why);
      }),
    );

    check(
      "leakyRelu lets a thousandth of a negative number through",
      { points: 1 },
      example(async () => {
        equal(await act.leakyRelu(5), 5, "5 is positive and passes unchanged");
        close(await act.leakyRelu(-2), -0.002, "0.001 · (−2) = −0.002", { absolute: 1e-15 });
        close(await act.leakyRelu(-3000), -3, "0.001 · (−3000) = −3");
        equal(await act.leakyRelu(0), 0, "both lines meet at 0");
      }),
    );

    check(
      "leakyRelu multiplies negative numbers by any slope it is given",
      {
        points: 2,
        hint: "Ask whether z is positive. Which of z and slope · z is larger depends on the slope.",
      },
      forAll(fc.tuple(positive, numbers({ min: -2, max: 4 })), async ([z, slope]) => {
        close(
          await act.leakyRelu(-z, slope),
          0 - slope * z,
          `${-z} is negative, so it becomes slope · z`,
        );
        close(await act.leakyRelu(z, slope), z, `${z} is positive, so the slope does not matter`);
      }),
    );

    check(
      "leakyRelu with slope 0 is relu, and with slope 1 changes nothing",
      { points: 1 },
      forAll(numbers({ min: -1000, max: 1000 }), async (z) => {
        close(await act.leakyRelu(z, 0), await act.relu(z), "a slope of 0 lets nothing through");
        close(await act.leakyRelu(z, 1), z, "a slope of 1 lets everything through");
      }),
    );
  },
);
