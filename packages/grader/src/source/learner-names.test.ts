import { describe, expect, it } from "vitest";
import { learnerNames } from "./learner-names.ts";

const act = `import type * as learner from "./exercise.ts";

export function neuron(m: typeof learner, x: number[]): number {
  return m.neuron(x, activations.m);
}

export const both = (
  answer: typeof learner,
  x: number,
): number => {
  return answer.second(answer.first(x));
};
`;

describe("learnerNames", () => {
  it("names what an action takes from the learner's module, in order", () => {
    expect(learnerNames(act, "neuron")).toEqual(["neuron"]);
    expect(learnerNames(act, "both")).toEqual(["second", "first"]);
  });

  it("takes the action's own name where the act does not declare it", () => {
    expect(learnerNames(act, "dot")).toEqual(["dot"]);
  });
});
