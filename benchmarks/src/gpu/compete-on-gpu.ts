import type { GpuContest, MakeSide, PeerName, Side } from "./side.ts";

/** Milliseconds of one task; nothing for a peer that did not take part. */
export interface GpuOutcome {
  readonly name: string;
  readonly work: GpuContest["work"];
  readonly gradus: number;
  readonly peers: Readonly<Partial<Record<PeerName, number>>>;
  /** Our time divided by the fastest peer's, round by round: below 1 we are faster. */
  readonly ratio: number | undefined;
}

const rounds = 5;
/** How long a library works in one round, in milliseconds. */
const patience = 200;
/** Whoever takes longer for one task, in milliseconds, does it once more and that is its time. */
const tooLong = 3000;

/**
 * Times all sides in turn, A B C A B C …, so that a device whose speed drifts slows all.
 *
 * Each round queues a task as often as fills its time and waits once: what is measured is what a training sees, which
 * waits rarely, and not the way to the device and back.
 *
 * @param started the peers that may take part
 * @param notRun gets a line for each that cannot
 */
export async function competeOnGpu(
  { name, work, gradus, peers }: GpuContest,
  started: ReadonlySet<string>,
  notRun: string[],
): Promise<GpuOutcome> {
  const own = await enter("gradus", gradus);
  const others: Entrant[] = [];
  for (const [who, make] of Object.entries(peers).filter(([one]) => started.has(one))) {
    try {
      others.push(await enter(who, make));
    } catch (error) {
      const [line] = String(error).split("\n");
      notRun.push(`${who} in "${name}": ${line}`);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { side, times, timings } of [own, ...others])
      timings.push(times === 0 ? timings[0] : (await run(side, times)) / times);
  }
  const ratios = own.timings.map(
    (time, round) => time / Math.min(...others.map(({ timings }) => timings[round])),
  );
  return {
    name,
    work,
    gradus: median(own.timings),
    peers: Object.fromEntries(others.map(({ who, timings }) => [who, median(timings)])),
    ratio: others.length === 0 ? undefined : median(ratios),
  };
}

/** A side that runs, how often in a round (never if it takes too long), and milliseconds of its rounds so far. */
interface Entrant {
  readonly who: string;
  readonly side: Side;
  readonly times: number;
  readonly timings: number[];
}

async function enter(who: string, make: MakeSide): Promise<Entrant> {
  const side = await make();
  const { times, once } = await calibrate(side);
  return { who, side, times, timings: times === 0 ? [once] : [] };
}

/** Milliseconds of one task, once all is compiled. */
export async function timeOnGpu(side: Side): Promise<number> {
  const { times, once } = await calibrate(side);
  if (times === 0) return once;
  const timings = [];
  for (let round = 0; round < rounds; round++) timings.push((await run(side, times)) / times);
  return median(timings);
}

/** How often a side can do its task in one round, and milliseconds of doing it once; compiles on the way. */
async function calibrate(side: Side): Promise<{ times: number; once: number }> {
  await run(side, 1);
  const once = await run(side, 1);
  if (once > tooLong) return { times: 0, once };
  if (once > patience / 4) return { times: Math.max(1, Math.round(patience / once)), once };
  const few = (await run(side, 4)) / 4;
  return { times: Math.min(side.most ?? 1000, Math.max(4, Math.round(patience / few))), once };
}

async function run(side: Side, times: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < times; i++) side.queue();
  await side.finish();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
