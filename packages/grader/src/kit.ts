import { type Catalog, readCatalog } from "@gradus/exercises";
import { framework } from "./bundle/framework.ts";
import type { Workshop } from "./check/workshop.ts";
import { defaultLimits, type Limits, withSeconds } from "./child/limits.ts";
import { Nursery } from "./child/nursery.ts";
import { ProgressStore } from "./progress/progress-store.ts";
import { type Paper, paper } from "./render/paper.ts";
import { openSandbox } from "./sandbox/sandbox.ts";
import { type Places, places } from "./workspace/places.ts";

/** What every command works with. */
export interface Kit {
  readonly at: Places;
  readonly catalog: Catalog;
  readonly store: ProgressStore;
  readonly paper: Paper;
  readonly limits: Limits;
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** What checking needs; made once. */
  readonly workshop: (signal?: AbortSignal) => Promise<Workshop>;
}

export interface KitOptions {
  /** Another folder that holds `exercises` and `solutions`. */
  readonly course?: string | undefined;
  /** Seconds that one call may take, whatever the exercise asks for itself. */
  readonly seconds?: number | undefined;
  /** Keeps a child waiting for the next check. Whoever wants that closes the workshop's nursery. */
  readonly isKept?: boolean;
}

/** Looks at the course and opens what is remembered of its learner. */
export function openKit({ course, seconds, isKept = false }: KitOptions = {}): Kit {
  const at = places(course);
  const limits =
    seconds === undefined
      ? defaultLimits
      : { ...withSeconds(defaultLimits, seconds), isTimeFixed: true };
  const made = lazily(async () => {
    // A learner's own code on a learner's own machine: there is nothing to be kept from it.
    const [parts, sandbox] = await Promise.all([framework(at), openSandbox({ level: "L0" })]);
    const nursery = new Nursery(sandbox, parts.harness, limits, isKept);
    return { at, framework: parts, limits, nursery };
  });
  const { stdout, env } = process;
  return {
    at,
    catalog: readCatalog(at.course),
    store: new ProgressStore(at.state),
    paper: paper({ isTTY: stdout.isTTY, columns: stdout.columns, env }),
    limits,
    out: (text) => void stdout.write(text),
    workshop: async (signal) => ({ ...(await made()), ...(signal && { signal }) }),
  };
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
