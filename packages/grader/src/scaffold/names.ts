import type { Catalog, ExerciseEntry, ModuleEntry } from "@gradus/exercises";
import { Misuse } from "../commands/misuse.ts";

/** What a new exercise is called. */
export interface NewName {
  /** `02-neuron/10-soft-sign` */
  readonly id: string;
  /** `02-neuron` */
  readonly module: string;
  /** `Soft sign` */
  readonly title: string;
  /** The function that its learner writes: `softSign` */
  readonly call: string;
}

/**
 * The full name of a new exercise: `soft-sign` comes last in the last module, `neuron/soft-sign` last in that one, and
 * `03-descent/line-search` begins a module.
 *
 * @throws Misuse if it is no name, or the module is not there and has no number
 */
export function newName({ modules }: Catalog, asked: string): NewName {
  const [name = "", wanted, ...rest] = asked.split("/").toReversed();
  if (rest.length > 0 || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) refuseName(asked);
  const { module, last } = placeFor(modules, wanted);
  return {
    id: `${module}/${String(last + 1).padStart(2, "0")}-${name}`,
    module,
    title: titleOf(name),
    call: name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  };
}

/** The module in which there is to be one more, and the number of its last exercise. */
function placeFor(
  modules: readonly ModuleEntry[],
  wanted?: string,
): { readonly module: string; readonly last: number } {
  const found = modules.findLast((one) => wanted === undefined || isCalled(one, wanted));
  if (found) return { module: found.id, last: Math.max(0, ...found.exercises.map(numberOf)) };
  const module = wanted ?? "01-first";
  if (!/^\d\d-[a-z0-9]+(?:-[a-z0-9]+)*$/.test(module)) refuseModule(module, modules);
  return { module, last: 0 };
}

function numberOf({ number }: ExerciseEntry): number {
  return number;
}

/** `soft-sign` → `Soft sign` */
export function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isCalled({ id, name, number }: ModuleEntry, wanted: string): boolean {
  return [id, name, `${number}`].includes(wanted.replace(/^0+(?=\d+$)/, ""));
}

function refuseName(asked: string): never {
  throw new Misuse(
    `new: "${asked}" is no name of an exercise.\n` +
      "  A name is made of small letters, digits and hyphens; its number comes by itself.\n" +
      "  Try: gradus new neuron/soft-sign",
  );
}

function refuseModule(module: string, modules: readonly ModuleEntry[]): never {
  throw new Misuse(
    `new: there is no module "${module}".\n` +
      `  The modules are ${modules.map(({ id }) => id).join(", ")}; a new one has two digits before its name.`,
  );
}
