import { describeThrown, type Spec } from "@gradus/exercises";
import { send } from "./channel.ts";
import { planOf } from "./plan.ts";

/** What runs in the child that asks specs what they say about themselves. A spec that cannot be read is left out. */
export async function serveDescriptions(
  specs: Readonly<Record<string, () => Promise<{ readonly default: Spec }>>>,
): Promise<void> {
  for (const [id, load] of Object.entries(specs)) {
    try {
      const { default: spec } = await load();
      send({ kind: "described", id, plan: planOf(spec) });
    } catch (error) {
      send({ kind: "spec-error", message: `${id}: ${describeThrown(error).description}` });
    }
  }
  send({ kind: "end" });
}
