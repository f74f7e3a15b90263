import { explain } from "@gradus/core";
import type { Recurrent } from "./recurrent.ts";

/** Throws for a layer that also reads from the end, where the end is not known yet. */
export function checkForwardOnly<State>(who: string, layer: Recurrent<State>): void {
  if (!layer.bidirectional) return;
  throw new TypeError(
    explain(
      who,
      "the layer is bidirectional.",
      "Its reverse direction starts at the end of a sequence, which is not there yet.",
      "bidirectional: false",
    ),
  );
}
