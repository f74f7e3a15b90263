import { newFolder, writeFiles } from "./places.ts";

/** The exercise that is graded: the dot product, with 15 examples and 5 laws of 100 values. */
export const exercise = "01-bench/01-twenty-checks";

const examples = Array.from({ length: 15 }, (_, i) => {
  const a = Array.from({ length: i + 1 }, (_value, k) => k - i);
  const b = Array.from({ length: i + 1 }, (_value, k) => 2 * k + 1);
  return { a, b, product: a.reduce((sum, x, k) => sum + x * b[k], 0) };
});

const laws = Array.from({ length: 5 }, (_, i) => i + 1);

const spec = `
import { close, direct, equal, example, exercise, forAll, pairOfVectors } from "#spec";
import type * as learner from "./exercise.ts";

export default exercise(
  { title: "Twenty checks", hints: ["one", "two", "three"] },
  direct<typeof learner>(),
  ({ check, act }) => {
${examples
  .map(
    ({ a, b, product }, i) =>
      `    check("example ${i + 1}", { points: 1 }, example(async () => equal(await act.dot(${JSON.stringify(a)}, ${JSON.stringify(b)}), ${product}, "Σ aᵢ bᵢ")));`,
  )
  .join("\n")}
${laws
  .map(
    (n) =>
      `    check("law ${n}", { points: 1 }, forAll(pairOfVectors(), async ([a, b]) => close(await act.dot(a, b), a.reduce((sum, x, i) => sum + x * b[i], 0), "Σ aᵢ bᵢ")));`,
  )
  .join("\n")}
  },
);
`;

/** The same twenty checks as a course without a grader would write them. */
export const vitestFile: string = `
import { expect, it } from "vitest";
import { dot } from "./exercise.ts";

let state = 1;
const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
const vector = (length: number): number[] => Array.from({ length }, () => Math.round(20000 * random() - 10000) / 1000);

${examples.map(({ a, b, product }, i) => `it("example ${i + 1}", () => expect(dot(${JSON.stringify(a)}, ${JSON.stringify(b)})).toBe(${product}));`).join("\n")}
${laws
  .map(
    (n) => `it("law ${n}", () => {
  for (let run = 0; run < 100; run++) {
    const length = Math.floor(10 * random());
    const [a, b] = [vector(length), vector(length)];
    expect(dot(a, b)).toBeCloseTo(a.reduce((sum, x, i) => sum + x * b[i], 0), 9);
  }
});`,
  )
  .join("\n")}
`;

/** An answer that is like no other; every fourth one is wrong. */
export function answer(n: number): string {
  const start = n % 4 === 3 ? 1 : 0;
  return `// ${n}
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = ${start}; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
`;
}

/** A course of this one exercise. */
export function makeCourse(): string {
  const folder = newFolder("course");
  const stub =
    "export function dot(a: readonly number[], b: readonly number[]): number {\n  return 0;\n}\n";
  writeFiles(folder, {
    "exercises/01-bench/module.md": "# Bench\n",
    [`exercises/${exercise}/lesson.md`]: "# Twenty checks\n",
    [`exercises/${exercise}/spec.ts`]: spec,
    [`exercises/${exercise}/exercise.ts`]: stub,
    [`stubs/${exercise}.ts`]: stub,
  });
  return folder;
}

/** A folder of submissions. */
export function makeSubmissions(count: number): string {
  const folder = newFolder("submissions");
  const files = Array.from({ length: count }, (_, i) => [`s${i}/exercise.ts`, answer(i)] as const);
  writeFiles(folder, Object.fromEntries(files));
  return folder;
}
