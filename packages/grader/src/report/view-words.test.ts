import { describe, expect, it } from "vitest";
import { outcomeView } from "../testing/outcomes.ts";
import { titleOf } from "./view-words.ts";

const one = outcomeView("pass");

describe("titleOf", () => {
  it("names the exercise, however many have answered it", () => {
    const another = { ...one, submission: { ...one.submission, id: "ada" } };
    expect(titleOf([one])).toBe(one.exercise.title);
    expect(titleOf([one, another])).toBe(one.exercise.title);
  });

  it("counts exercises where there are several, or none", () => {
    const other = { ...one, exercise: { ...one.exercise, id: "02-neuron/08-softmax" } };
    expect(titleOf([one, other, one])).toBe("2 exercises");
    expect(titleOf([])).toBe("0 exercises");
  });
});
