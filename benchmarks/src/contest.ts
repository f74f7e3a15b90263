import { Bench } from "tinybench";

/** One task, done by us and by a peer. Both do the same work to the end; results are thrown away. */
export interface Contest {
  readonly name: string;
  readonly ours: () => unknown;
  readonly peer: () => unknown;
}

/** Medians over all rounds. */
export interface Outcome {
  readonly name: string;
  /** Milliseconds a call. */
  readonly ours: number;
  /** Milliseconds a call. */
  readonly peer: number;
  /** Our time divided by the peer's, round by round: below 1 we are faster. */
  readonly ratio: number;
}

const rounds = 5;
const millisecondsARound = 150;

/**
 * Times both sides in turn, A B A B …, so that a machine whose speed drifts slows both.
 *
 * The ratio is the median of the rounds' ratios, not the ratio of two medians taken apart.
 */
export function compete({ name, ours, peer }: Contest): Outcome {
  const timings = Array.from({ length: rounds }, () => [time(ours), time(peer)] as const);
  return {
    name,
    ours: median(timings.map(([own]) => own)),
    peer: median(timings.map(([, other]) => other)),
    ratio: median(timings.map(([own, other]) => own / other)),
  };
}

/** Median milliseconds of a call, after a warm-up. */
function time(task: () => unknown): number {
  const bench = new Bench({
    time: millisecondsARound,
    iterations: 3,
    warmupIterations: 2,
    warmupTime: 30,
  });
  const [done] = bench.add("task", () => void task()).runSync();
  const { result } = done;
  if ("error" in result) throw result.error;
  if (!("latency" in result)) throw new Error(`bench: the task ended as ${result.state}.`);
  return result.latency.p50;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
