import type { Body, ExampleLaw } from "./law.ts";

/** A law shown on one example, with numbers that a learner can check by hand. */
export function example(body: Body): ExampleLaw {
  return { kind: "example", body };
}
