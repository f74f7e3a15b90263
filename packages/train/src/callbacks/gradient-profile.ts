import { scope, sqrt, square, type Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import type { Callback } from "./callback.ts";

/** How long the gradient of each parameter is, from the input's side to the output's. */
export interface GradientProfile {
  readonly norms: Readonly<Record<string, number>>;
  /** What the first layers receive beside the last ones. */
  readonly verdict: "vanishing" | "stable" | "exploding";
}

/** Beyond which ratio of first to last gradient one speaks of vanishing or exploding. */
const ratio = 1000;

/**
 * The gradients that a model's parameters hold, and whether they vanish or explode on their way to
 * the input: the first weight's norm is less than a thousandth of the last one's, or more than a
 * thousand times as long.
 */
export async function profileGradients(model: Layer): Promise<GradientProfile> {
  const parameters = [...model.namedParameters()].filter(([, { grad }]) => grad);
  const lengths = scope(() => parameters.map(([, { grad }]): Tensor => sqrt(square(grad!).sum())));
  const values = await Promise.all(lengths.map((length) => length.item()));
  for (const length of lengths) length.dispose();
  const norms = Object.fromEntries(parameters.map(([path], i) => [path, values[i]]));
  const weights = parameters.flatMap(([, { rank }], i) => (rank > 1 ? [values[i]] : []));
  return { norms, verdict: verdictOf(weights) };
}

function verdictOf(norms: readonly number[]): GradientProfile["verdict"] {
  if (norms.length < 2) return "stable";
  const change = norms[0] / norms[norms.length - 1];
  if (change < 1 / ratio) return "vanishing";
  return change > ratio || !Number.isFinite(change) ? "exploding" : "stable";
}

/** Profiles the gradients of the first step of every epoch. */
export function gradientProfile(
  report: (profile: GradientProfile, epoch: number) => void,
): Callback {
  let pending: number | undefined;
  return {
    onEpochStart(epoch) {
      pending = epoch;
    },
    async onGradients({ model }) {
      if (pending === undefined) return;
      const epoch = pending;
      pending = undefined;
      report(await profileGradients(model), epoch);
    },
  };
}
