import { explain } from "@gradus/core";

/** Throws unless an option is a finite number, and not below `least` if there is such a bound. */
export function checkFinite(
  who: string,
  name: string,
  value: number,
  least: number = -Infinity,
): void {
  if (Number.isFinite(value) && value >= least) return;
  const rule = least > -Infinity ? `a finite number, ${least} or more` : "a finite number";
  throw new RangeError(explain(who, `the ${name} is ${value}.`, `The ${name} is ${rule}.`));
}
