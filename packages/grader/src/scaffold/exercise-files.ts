import { type NewName, titleOf } from "./names.ts";

/** The files of a new exercise, by their paths in the course. */
export type ExerciseFiles = Readonly<Record<string, string>>;

/**
 * A new exercise: a small one that is whole, about halving a number, to be changed into what it will be. What its author
 * has to write begins with `BLANK:`, and an audit says which of these are left.
 */
export function exerciseFiles(name: NewName): ExerciseFiles {
  const { id, call } = name;
  const stub = stubSource(call);
  const answer = (above: string, half: string): string =>
    `${above}\nexport function ${call}(x: number): number {\n  return ${half};\n}\n`;
  const mistake = (diagnosis: string, half: string): string =>
    answer(`/** @diagnosis BLANK: what the code does, and where to look. ${diagnosis} */`, half);
  return {
    [`exercises/${id}/lesson.md`]: lesson(name),
    [`exercises/${id}/exercise.ts`]: stub,
    [`exercises/${id}/spec.ts`]: spec(name),
    [`stubs/${id}.ts`]: stub,
    [`solutions/${id}/solution.ts`]: answer("// BLANK: one clear right answer.", "x / 2"),
    [`solutions/${id}/accept/multiplies.ts`]: answer(
      "// BLANK: another right answer, written differently.",
      "0.5 * x",
    ),
    [`solutions/${id}/mistakes/doubles.ts`]: mistake("It doubles.", "2 * x"),
    [`solutions/${id}/mistakes/drops-the-sign.ts`]: mistake("The sign is lost.", "Math.abs(x) / 2"),
    [`solutions/${id}/mistakes/rounds.ts`]: mistake("It rounds.", "Math.round(x / 2)"),
  };
}

/** What a new module says of itself. */
export function moduleFile(module: string): ExerciseFiles {
  return {
    [`exercises/${module}/module.md`]: `# ${titleOf(module.replace(/^\d+-/, ""))}\n\nBLANK: what these exercises lead to, in a few sentences.\n`,
  };
}

function stubSource(call: string): string {
  return `import { todo } from "#todo";

/**
 * BLANK: what is computed, in one sentence.
 *
 *     y = x / 2
 *
 * @param x BLANK: what may be given, and its shape
 * @returns BLANK: what comes back, and what in special cases
 */
export function ${call}(_x: number): number {
  return todo("BLANK: what to write, as a request");
}
`;
}

function spec({ title, call }: NewName): string {
  return `import { close, direct, equal, example, exercise, forAll, numbers } from "#spec";
import type * as learner from "./exercise.ts";

export default exercise(
  {
    title: "${title}",
    hints: [
      "BLANK: which idea is missing, in one sentence.",
      "BLANK: which line or step to look at.",
      "BLANK: the line in words, almost code.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
${checks(call)}  },
);
`;
}

function checks(call: string): string {
  return `    // BLANK: one value that can be worked out by hand.
    check(
      "halves 6",
      { points: 1 },
      example(async () => {
        equal(await act.${call}(6), 3, "6 / 2 = 3");
      }),
    );

    // BLANK: a law that is true of every right answer.
    check(
      "gives what added to itself is the number again",
      { points: 2 },
      forAll(numbers(), async (x) => {
        const half = await act.${call}(x);
        close(half + half, x, "two halves are the whole");
      }),
    );

    // BLANK: a case that is easily forgotten.
    check(
      "keeps the sign",
      { points: 1 },
      example(async () => {
        equal(await act.${call}(-6), -3, "−6 / 2 = −3");
      }),
    );
`;
}

function lesson({ id, title }: NewName): string {
  return `# ${title}

BLANK: why anyone wants this.

## The formula

BLANK: the formula, and a name for everything in it.

$$y = \\frac{x}{2}$$

BLANK: an example with small numbers, worked out step by step.

## Your turn

Open [\`exercise.ts\`](./exercise.ts) and write BLANK: which functions.
Then run

\`\`\`sh
pnpm check ${id}
\`\`\`

## A question to think about

BLANK: a question that the checks do not ask.

---

_Read on:_ BLANK: one place to read on.
`;
}
