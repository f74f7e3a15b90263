import type { Contest } from "../contest.ts";
import { operations } from "./operations.ts";
import { startTfjs } from "./tfjs.ts";
import { xorStep } from "./xor-step.ts";

/** The reference backend beside TensorFlow.js's: both plain JavaScript, both float32, one thread. */
export async function benchCore(): Promise<{ peer: string; contests: Contest[] }> {
  const peer = await startTfjs();
  return { peer, contests: [...operations(), xorStep()] };
}
