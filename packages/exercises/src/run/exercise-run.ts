import type { Check } from "../spec/check.ts";
import type { Spec } from "../spec/exercise.ts";
import { Prefetch } from "./prefetch.ts";
import { Recorder } from "./recorder.ts";
import type { CallRecord, CheckResult } from "./result.ts";
import { runCheck } from "./run-check.ts";
import type { RunOptions } from "./run-exercise.ts";
import { seedFrom } from "./seed.ts";
import type { Transport } from "./transport.ts";

/** A spec and the code behind a transport: runs its checks one by one, each once. */
export class ExerciseRun {
  readonly id: string;
  readonly seed: number;
  readonly checks: readonly Check[];

  private readonly recorder: Recorder;
  private readonly prefetch: Prefetch;
  private readonly options: RunOptions;
  private readonly results = new Map<string, CheckResult>();

  constructor(spec: Spec, transport: Transport, options: RunOptions) {
    this.id = options.id ?? spec.title;
    this.seed = options.seed ?? seedFrom(this.id);
    this.options = options;
    this.recorder = new Recorder(transport, options.onEvent);
    this.checks = spec.bind(this.recorder.call);
    this.prefetch = new Prefetch(spec, transport);
  }

  /** The first 500 calls of all. */
  get calls(): readonly CallRecord[] {
    return this.recorder.all;
  }

  /** Takes a check's result for known: what needs it looks there. */
  learn(result: CheckResult): void {
    this.results.set(result.id, result);
  }

  /** Runs one check, after those that it needs. */
  async run(check: Check): Promise<CheckResult> {
    const known = this.results.get(check.id);
    if (known) return known;
    for (const needed of this.neededBy(check)) await this.run(needed);
    const { onEvent, runs, isOver } = this.options;
    onEvent?.({ kind: "check-start", check });
    // A seed for each check: adding one does not change the others' values.
    const seed = seedFrom(`${this.seed} ${check.id}`);
    const result = await runCheck(check, [...this.results.values()], this.recorder, {
      runs,
      seed,
      isOver: isOver?.() ?? false,
      lookAhead: (values, next, pace) => this.prefetch.look(check.id, values, next, pace),
    });
    this.results.set(check.id, result);
    onEvent?.({ kind: "check-end", check: result });
    return result;
  }

  private neededBy(check: Check): Check[] {
    return this.checks.filter(({ title }) => check.needs.includes(title));
  }
}
