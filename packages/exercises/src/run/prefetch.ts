import { toPlain } from "../plain/to-plain.ts";
import type { CallAction, Spec } from "../spec/exercise.ts";
import type { ForAllLaw } from "../spec/law.ts";
import type { Call, Transport } from "./transport.ts";

/** How many calls are made at most, and for how many milliseconds about, before anybody knows whether they are needed. */
const ahead = { calls: 64, ms: 30 };

/** What the examples before were like. */
export interface Pace {
  /** How many calls the last of them made. */
  readonly calls: number;
  /** How many milliseconds each of them took. */
  readonly ms: number;
}

/**
 * Tells a transport which calls come next. Examples of a law do not depend on each other, so what they begin with can be
 * seen before it is their turn, and calls that are sent together arrive sooner than one by one.
 *
 * For that a law's body runs until it makes a call, which is never answered. It is done only after examples of one quick
 * call: then a learner's code meets the same calls in the same order as without.
 */
export class Prefetch {
  private readonly transport: Transport;
  private readonly laws: ReadonlyMap<string, ForAllLaw>;
  private hear: (call: Call) => void = () => {};

  constructor(spec: Spec, transport: Transport) {
    this.transport = transport;
    const checks = transport.prefetch ? spec.bind(this.listen) : [];
    this.laws = new Map(
      checks.flatMap(({ id, law }) => (law.kind === "for-all" ? [[id, law] as const] : [])),
    );
  }

  /**
   * Has the first calls of the next examples made, where that is of use.
   *
   * @param check the check's id
   * @param values those of its examples
   * @param next which of them comes next
   * @returns how many of them it has looked at, at least one
   */
  async look(
    check: string,
    values: readonly unknown[],
    next: number,
    { calls, ms }: Pace,
  ): Promise<number> {
    const law = this.laws.get(check);
    const count = Math.min(ahead.calls, Math.floor(ahead.ms / ms));
    if (!law || calls !== 1 || count < 2) return 1;
    const seen = values.slice(next, next + count);
    const first: Call[] = [];
    for (const value of seen) {
      const call = await this.firstCall(law, value);
      if (call) first.push(call);
    }
    this.transport.prefetch?.(first);
    return seen.length;
  }

  /** Undefined if an example makes no call, or one that cannot be made. */
  private firstCall(law: ForAllLaw, value: unknown): Promise<Call | undefined> {
    return new Promise((resolve) => {
      this.hear = resolve;
      const nothing = (): void => resolve(undefined);
      // What is wrong with the spec shows when it is the example's turn.
      new Promise((done) => done(law.body(value))).then(nothing, nothing);
    });
  }

  private readonly listen: CallAction = (action, args) => {
    this.hear({ action, args: args.map((arg) => toPlain(arg)) });
    return new Promise(() => {
      // Nobody answers.
    });
  };
}
