import type * as fc from "fast-check";

/** What an example does: calls actions, and lets matchers throw. */
export type Body = () => Promise<void> | void;

/** A law that is tried once. */
export interface ExampleLaw {
  readonly kind: "example";
  readonly body: Body;
}

/** A law that is tried on many generated values. */
export interface ForAllLaw {
  readonly kind: "for-all";
  readonly arbitrary: fc.Arbitrary<unknown>;
  readonly runs: number | undefined;
  body(value: unknown): Promise<void> | void;
}

/** What a check claims about every right answer. */
export type Law = ExampleLaw | ForAllLaw;
