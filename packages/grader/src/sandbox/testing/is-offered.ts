import { lookAtHost } from "../host.ts";
import { isAtLeast, type Level } from "../level.ts";
import { nodeProgram } from "../node-program.ts";
import { obstacleTo } from "../obstacle.ts";

const told = new Set<Level>();

/**
 * Whether tests of a level run here: `it.runIf(isOffered("L3"))(…)`.
 *
 * Where the level cannot be had they do not, and that is said aloud. In the gate, which installs what L3 needs, they do
 * run, and fail; who runs it is not the gate's to choose, and L2 is only root's.
 */
export function isOffered(level: Level): boolean {
  const obstacle = obstacleTo(level, lookAtHost(), nodeProgram());
  if (obstacle === undefined) return true;
  const isPromised = process.env["CI"] === "true" && isAtLeast("L3", level);
  if (isPromised && obstacle.lack !== "root" && obstacle.lack !== "linux") return true;
  if (!told.has(level)) {
    told.add(level);
    // oxlint-disable-next-line no-console -- what was not tested has to be seen
    console.warn(
      `NOT RUN: the tests of ${level}. ${obstacle.why} gradus doctor says what would help.`,
    );
  }
  return false;
}
