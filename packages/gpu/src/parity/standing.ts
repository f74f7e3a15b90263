import * as core from "@gradus/core";
import * as layers from "@gradus/layers";
import * as optimizers from "@gradus/optimizers";
import { boundWords } from "./bound.ts";
import { entries } from "./entries.ts";
import { exceptions } from "./exceptions.ts";

/** A package whose exports are in the table. */
export type Family = keyof typeof exceptions;

/** What the packages export, by name. */
export const exported: Readonly<Record<Family, Readonly<Record<string, unknown>>>> = {
  core,
  layers,
  optimizers,
};

/**
 * How an export stands on a GPU: the bound of its entry as words, or why it has none.
 *
 * @throws Error if it has neither
 */
export function standingOf(family: Family, name: string): string {
  const value = exported[family][name];
  const entry = value === undefined ? undefined : entries.find(({ of }) => of.includes(value));
  if (entry) return boundWords(entry.bound);
  const reason = exceptions[family][name];
  if (reason !== undefined) return `none: ${reason}`;
  throw new Error(`${family}.${name} has no parity entry, and there is no reason why not.`);
}
