import { InfrastructureError } from "../child/nursery.ts";
import type { Places } from "../workspace/places.ts";
import type { Bundle } from "./bundle.ts";
import { Joiner } from "./joiner.ts";
import type { LearnerSource } from "./learner-bundle.ts";

/** How often an answer is tried where its process ends: it may have been ended by something else. */
const attempts = 2;

/** How many processes wait for answers at most. */
const mostIdle = 4;

/** Processes that join learners' files: as many as there are answers at the same time, and kept for the next ones. */
export class Joiners {
  private readonly program: string;
  private readonly idle: Joiner[] = [];

  /** @param program the file that they run */
  constructor(program: string) {
    this.program = program;
  }

  /** Starts one for whoever asks next. */
  prepare(): void {
    if (!this.idle.some(({ isAlive }) => isAlive)) this.idle.push(new Joiner(this.program));
  }

  /**
   * Joins a learner's files and the acts to a program, or says what stands in the way.
   *
   * @throws InfrastructureError where the fault is not the files'
   */
  async join(source: LearnerSource, at: Places): Promise<Bundle> {
    for (let attempt = 1; ; attempt++) {
      const joiner = this.take();
      const joined = await joiner.join(source, at);
      if (typeof joined === "object") {
        this.keep(joiner);
        if (joined.kind === "failed") throw new InfrastructureError(joined.message);
        return joined;
      }
      if (joined !== "too-much" && attempt < attempts) continue;
      if (joined === "lost") throw new InfrastructureError(lost);
      return { kind: "unreadable", obstacles: [{ text: tooNested }] };
    }
  }

  /** Ends those that wait. */
  close(): void {
    for (const joiner of this.idle.splice(0)) joiner.end();
  }

  private take(): Joiner {
    const waiting = this.idle.splice(0);
    const joiner = waiting.findLast(({ isAlive }) => isAlive);
    this.idle.push(...waiting.filter((one) => one.isAlive && one !== joiner));
    return joiner ?? new Joiner(this.program);
  }

  private keep(joiner: Joiner): void {
    if (joiner.isFresh && this.idle.length < mostIdle) this.idle.push(joiner);
    else joiner.end();
  }
}

const lost =
  "The process that reads answers ended, twice, and not because of the answer.\n  Try: gradus doctor";

const tooNested =
  "It is nested so deeply that it cannot be read to its end: hundreds of brackets, signs or arrows in a row are no expression.";

const known = new Map<string, Joiners>();

/** The processes of this process that run a file. */
export function joinersFor(program: string): Joiners {
  const joiners = known.get(program) ?? new Joiners(program);
  known.set(program, joiners);
  return joiners;
}
