import type { Tensor } from "@gradus/core";
import { elasticPenalty, l1Penalty, l2Penalty } from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { anyShape, numbersOf } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const summed: Bound = ulpsOfLargest(32, "a sum over all weights, times a rounded constant");

/** An entry for what weights have to pay: several tensors of any shapes. */
function penalty(of: unknown, name: string, f: (weights: readonly Tensor[]) => Tensor): Entry {
  return {
    name,
    of: [of],
    cases: fc
      .tuple(anyShape(), anyShape())
      .chain((shapes) => numbersOf(shapes))
      .map((inputs) => caseOf(inputs, (weights) => f(weights))),
    bound: summed,
  };
}

/** What large weights cost. */
export const penaltyEntries: readonly Entry[] = [
  penalty(l1Penalty, "l1Penalty", (weights) => l1Penalty(weights, 0.3)),
  penalty(l2Penalty, "l2Penalty", (weights) =>
    l2Penalty(weights, 0.3).add(l2Penalty(weights, 0.7, { examples: 5 })),
  ),
  penalty(elasticPenalty, "elasticPenalty", (weights) =>
    elasticPenalty(weights, { l1: 0.2, l2: 0.4 }),
  ),
];
