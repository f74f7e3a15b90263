import { type Catalog, readCatalog } from "@gradus/exercises";
import { framework } from "./bundle/framework.ts";
import { joinersFor } from "./bundle/joiners.ts";
import type { Workshop } from "./check/workshop.ts";
import { defaultLimits, type Limits, withSeconds } from "./child/limits.ts";
import { Nursery } from "./child/nursery.ts";
import { ProgressStore } from "./progress/progress-store.ts";
import { type Paper, paper } from "./render/paper.ts";
import type { Level } from "./sandbox/level.ts";
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
  /** Ends what waits for the next check. */
  readonly close: () => Promise<void>;
}

export interface KitOptions {
  /** Another folder that holds `exercises` and `solutions`. */
  readonly course?: string | undefined;
  /** Seconds that one call may take, whatever the exercise asks for itself. */
  readonly seconds?: number | undefined;
  /** Keeps a child waiting for the next check. Whoever wants that closes the kit. */
  readonly isKept?: boolean;
  /** How strongly answers are kept apart: L0 unless said otherwise. */
  readonly isolation?: Level | undefined;
}

/** A workshop, and how it is left. */
interface Opened {
  readonly workshop: Workshop;
  readonly close: () => Promise<void>;
}

/** Looks at the course and opens what is remembered of its learner. */
export function openKit(options: KitOptions = {}): Kit {
  const { course, seconds, isKept = false, isolation = "L0" } = options;
  const at = places(course);
  const limits =
    seconds === undefined
      ? defaultLimits
      : { ...withSeconds(defaultLimits, seconds), isTimeFixed: true };
  const open = async (): Promise<Opened> => {
    // A learner's own code on a learner's own machine: there is nothing to be kept from it, unless somebody says so.
    const [parts, sandbox] = await Promise.all([framework(at), openSandbox({ level: isolation })]);
    const nursery = new Nursery(sandbox, parts.harness, limits, isKept);
    const close = async (): Promise<void> => {
      joinersFor(parts.joiner).close();
      await nursery.close();
      await sandbox.close();
    };
    return { workshop: { at, framework: parts, limits, nursery }, close };
  };
  let opened: Promise<Opened> | undefined;
  const { stdout, env } = process;
  return {
    at,
    catalog: readCatalog(at.course),
    store: new ProgressStore(at.state),
    paper: paper({ isTTY: stdout.isTTY, columns: stdout.columns, env }),
    limits,
    out: (text) => void stdout.write(text),
    workshop: async (signal) => {
      opened ??= open();
      return { ...(await opened).workshop, ...(signal && { signal }) };
    },
    close: async () => (await opened)?.close(),
  };
}
