import { type Catalog, readCatalog } from "@gradus/exercises";
import { framework } from "./bundle/framework.ts";
import type { Workshop } from "./check/workshop.ts";
import { defaultLimits, type Limits } from "./child/limits.ts";
import { ProgressStore } from "./progress/progress-store.ts";
import { type Paper, paper } from "./render/paper.ts";
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
  /** Seconds that one exercise may take, whatever it asks for itself. */
  readonly seconds?: number | undefined;
}

/** Looks at the course and opens what is remembered of its learner. */
export function openKit({ course, seconds }: KitOptions = {}): Kit {
  const at = places(course);
  const limits =
    seconds === undefined
      ? defaultLimits
      : { ...defaultLimits, time: 1000 * seconds, isTimeFixed: true };
  let made: ReturnType<typeof framework> | undefined;
  const { stdout, env } = process;
  return {
    at,
    catalog: readCatalog(at.course),
    store: new ProgressStore(at.state),
    paper: paper({ isTTY: stdout.isTTY, columns: stdout.columns, env }),
    limits,
    out: (text) => void stdout.write(text),
    workshop: async (signal) => {
      made ??= framework(at);
      return { at, framework: await made, limits, ...(signal && { signal }) };
    },
  };
}
