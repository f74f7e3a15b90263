import { erfWgsl } from "./erf.wgsl.ts";
import { expWgsl } from "./exp.wgsl.ts";
import { expm1Wgsl } from "./expm1.wgsl.ts";
import { logWgsl } from "./log.wgsl.ts";
import { log1pWgsl } from "./log1p.wgsl.ts";
import { numbersWgsl } from "./numbers.wgsl.ts";
import { powWgsl } from "./pow.wgsl.ts";
import { quarterTurnsWgsl } from "./quarter-turns.wgsl.ts";
import { sigmoidWgsl } from "./sigmoid.wgsl.ts";
import { sinWgsl } from "./sin.wgsl.ts";
import { tanhWgsl } from "./tanh.wgsl.ts";

/** A text of WGSL functions: `exp` defines `expOf`, and so on; `sin` defines `cosOf`, too. */
type ScalarText =
  | "numbers"
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "quarterTurns"
  | "sin"
  | "tanh"
  | "sigmoid"
  | "erf"
  | "pow";

const texts: Record<ScalarText, string> = {
  numbers: numbersWgsl,
  exp: expWgsl,
  expm1: expm1Wgsl,
  log: logWgsl,
  log1p: log1pWgsl,
  quarterTurns: quarterTurnsWgsl,
  sin: sinWgsl,
  tanh: tanhWgsl,
  sigmoid: sigmoidWgsl,
  erf: erfWgsl,
  pow: powWgsl,
};

/** What a text calls, apart from `numbers`, which all are made with. */
const calls: Partial<Record<ScalarText, readonly ScalarText[]>> = {
  expm1: ["exp"],
  log1p: ["log"],
  sin: ["quarterTurns"],
  tanh: ["exp"],
  sigmoid: ["exp"],
  erf: ["exp"],
};

/**
 * Scalar functions of float32 as WGSL, with all that they call, each once.
 *
 * WGSL has most of them built in, but promises little: sines off by 2⁻¹¹, powers with an error that grows with the exponent,
 * anything at all for NaN. These are a few units in the last place off, which each text states, on every device.
 *
 * @example
 * ```ts
 * scalarWgsl("tanh") + "fn f(x: f32) -> f32 { return tanhOf(x); }"
 * ```
 */
export function scalarWgsl(...names: readonly ScalarText[]): string {
  const needed = new Set<ScalarText>(["numbers"]);
  for (const name of names) for (const one of [name, ...(calls[name] ?? [])]) needed.add(one);
  return [...needed].map((name) => texts[name]).join("");
}
