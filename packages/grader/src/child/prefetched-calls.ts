import { type Call, type Performed, samePlain } from "@gradus/exercises";

/** A call through one of a program's acts, or to the learner's export itself. */
export interface ActCall extends Call {
  readonly act: number | null;
}

/** Calls that are made before they are asked for, in the order in which they will be. */
export class PrefetchedCalls {
  private waiting: (ActCall & { readonly performed: Promise<Performed | undefined> })[] = [];

  /** Whether none is left. */
  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** @param performed what comes of the call, or nothing if it was not its turn before the program stopped */
  add(call: ActCall, performed: Promise<Performed | undefined>): void {
    // What went wrong is told to whoever asks for the call.
    performed.catch(() => {});
    this.waiting.push({ ...call, performed });
  }

  /** What comes of a call, if it is the next one. */
  take({ act, action, args }: ActCall): Promise<Performed | undefined> | undefined {
    const next = this.waiting.at(0);
    const isNext = next?.act === act && next.action === action && samePlain(next.args, args);
    return isNext ? this.waiting.shift()?.performed : undefined;
  }

  /** Waits for those that nobody asks for any more. */
  async drop(): Promise<void> {
    const left = this.waiting.splice(0);
    await Promise.all(left.map(({ performed }) => performed));
  }
}
