import type { Secrets } from "./secrets.ts";

/** Specs that an instructor adds and keeps: one check for staff on a secret number, and one of which only the result is told. */
export const privateSpecs: Readonly<Record<string, (secrets: Secrets) => string>> = {
  "01-numbers/01-dot-product": (secrets) =>
    spec(secrets, {
      call: (number) => `await act.dot([${number}], [1])`,
      result: String,
      law: `forAll(vectors({ length: 3 }), async (a) => {
        equal(await act.dot(a, [0, 1, 0]), a[1], "only the second product is not made 0");
      })`,
    }),
  "02-neuron/08-softmax": (secrets) =>
    spec(secrets, {
      call: (number) => `await act.softmax({ rows: 1, columns: 1, data: [${number}] })`,
      result: () => "{ rows: 1, columns: 1, data: [1] }",
      law: `forAll(vectors({ length: 1 }), async (data) => {
        equal((await act.softmax({ rows: 1, columns: 1, data })).data, [1], "a share of one is all of it");
      })`,
    }),
};

function spec(
  { spec: secret, title, value }: Secrets,
  about: {
    readonly call: (number: number) => string;
    readonly result: (number: number) => string;
    readonly law: string;
  },
): string {
  return `// ${secret}
import { direct, equal, example, exercise, forAll, vectors } from "#spec";

const forStaff = "is right where nobody looks (${title})";

export default exercise(
  { title: "Kept from learners", hints: ["One.", "Two.", "Three."] },
  direct(),
  ({ check, act }) => {
    check(forStaff, { points: 3, visibility: "staff" }, example(async () => {
      equal(${about.call(value)}, ${about.result(value)}, "this is what ${title} says");
    }));
    check("is right for further values", { points: 2, visibility: "opaque", needs: [forStaff] }, ${about.law});
  },
);
`;
}
