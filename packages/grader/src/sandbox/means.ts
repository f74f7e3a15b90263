import type { Host } from "./host.ts";
import type { Alter } from "./layer.ts";
import type { Shown } from "./layers/namespaces-layer.ts";
import type { Level } from "./level.ts";
import type { NodeProgram } from "./node-program.ts";

/** All that starting a program at a level takes. */
export interface Means {
  readonly level: Level;
  readonly host: Host;
  readonly node: NodeProgram;
  /** Node and its libraries, as they are shown inside namespaces. */
  readonly shown: readonly Shown[];
  /** Weakens the sandbox: for tests of what looks at it. */
  readonly alter?: Alter | undefined;
}
