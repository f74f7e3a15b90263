import type { Secrets } from "./secrets.ts";

/** Specs that an instructor adds and keeps: one check of which only the result is told, and one for staff. */
export const privateSpecs: Readonly<Record<string, (secrets: Secrets) => string>> = {
  "01-numbers/01-dot-product": (secrets) =>
    spec(secrets, (number) => `equal(await act.dot([${number}], [1]), ${number}`),
  "02-neuron/08-softmax": (secrets) =>
    spec(
      secrets,
      (number) => `equal((await act.softmax({ rows: 1, columns: 1, data: [${number}] })).data, [1]`,
    ),
};

function spec({ spec: secret, title, value }: Secrets, claim: (number: number) => string): string {
  return `// ${secret}
import { direct, equal, example, exercise } from "#spec";

const opaque = "is right where nobody looks";

export default exercise(
  { title: "Kept from learners", hints: ["One.", "Two.", "Three."] },
  direct(),
  ({ check, act }) => {
    check(opaque, { points: 3, visibility: "opaque" }, example(async () => {
      ${claim(value)}, "this is what ${title} says");
    }));
    check("is right again (${title})", { points: 2, visibility: "staff", needs: [opaque] }, example(async () => {
      ${claim(value + 1)}, "this is what ${title} says as well");
    }));
  },
);
`;
}
