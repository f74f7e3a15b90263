import type { Framework } from "../bundle/framework.ts";
import type { Limits } from "../child/limits.ts";
import type { Nursery } from "../child/nursery.ts";
import type { Places } from "../workspace/places.ts";

/** Where and how programs are made and run. */
export interface Workshop {
  readonly at: Places;
  readonly framework: Framework;
  readonly limits: Limits;
  /** Where children are started. */
  readonly nursery: Nursery;
  /** Ends whatever runs. */
  readonly signal?: AbortSignal;
}
