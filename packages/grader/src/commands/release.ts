import type { ModuleEntry } from "@gradus/exercises";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { loadSpec } from "../bundle/load-spec.ts";
import type { Kit } from "../kit.ts";
import { release as makeRelease } from "../release/release.ts";
import { placeText } from "../render/place-text.ts";
import { count } from "../render/words.ts";
import { startFolder } from "../workspace/places.ts";
import { page } from "./batch.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

export interface ReleaseCommandOptions {
  readonly out: string;
  readonly modules?: string;
  readonly ci?: string;
  readonly specs?: string;
}

/** Makes a learner's repository of some modules, without any answer in it. */
export async function release(kit: Kit, options: ReleaseCommandOptions): Promise<number> {
  const { out, ci = "github-actions", specs } = options;
  const modules = modulesCalled(kit, options.modules);
  const points = await pointsOf(kit, modules);
  const folder = resolve(startFolder(), out);
  const hidden = specs === undefined ? [] : [resolve(startFolder(), specs)];
  if (hidden.some((path) => !existsSync(path))) {
    throw new Misuse(`release: there is no folder ${specs ?? ""} of hidden specs.`);
  }
  const made = makeRelease({ at: kit.at, modules, out: folder, ci, hidden });
  const exercises = modules.reduce((sum, one) => sum + one.exercises.length, 0);
  kit.out(
    page(kit, [
      `Released: ${placeText(folder)}`,
      "",
      `${count(modules.length, "module")}, ${count(exercises, "exercise")}, ${count(points, "point")}; ${made.files} files in one commit.`,
      `${made.secrets} lines of solutions, mistakes and hidden specs were looked for, and none is in the folder or its history.`,
      ...(made.leftOut.length > 0
        ? [`Not for learners, and left out: ${made.leftOut.join(", ")}.`]
        : []),
      "",
      `Try: cd ${placeText(folder)} && npx pnpm@10 start`,
    ]),
  );
  return exitCodes.fine;
}

/**
 * The modules that are meant, in the order of the course.
 *
 * @throws Misuse naming those that there are
 */
function modulesCalled({ catalog: { modules } }: Kit, list?: string): readonly ModuleEntry[] {
  if (list === undefined) return modules;
  const names = list.split(",").map((name) => name.trim());
  const isCalled = ({ id, name, number }: ModuleEntry, wanted: string): boolean =>
    [id, name, `${number}`].includes(wanted.replace(/^0+(?=\d+$)/, ""));
  const unknown = names.find((name) => !modules.some((one) => isCalled(one, name)));
  if (unknown === undefined) {
    return modules.filter((one) => names.some((name) => isCalled(one, name)));
  }
  throw new Misuse(
    `release: there is no module "${unknown}".\n  The modules are ${modules.map(({ id }) => id).join(", ")}.`,
  );
}

/**
 * The points of some modules.
 *
 * @throws Misuse where a spec holds a check that learners do not see, or an exercise is not finished
 */
async function pointsOf(kit: Kit, modules: readonly ModuleEntry[]): Promise<number> {
  const { framework } = await kit.workshop();
  let points = 0;
  for (const { exercises } of modules) {
    for (const { id, spec: file } of exercises) {
      const { checks, files = ["exercise.ts"] } = await loadSpec(file, framework, kit.at);
      const other = files.find((name) => name !== "exercise.ts");
      if (other !== undefined) throw new Misuse(stubWords(id, other));
      const hidden = checks.find(({ visibility }) => visibility !== "visible");
      if (hidden) throw new Misuse(hiddenWords(id, hidden.title));
      points += checks.reduce((sum, check) => sum + check.points, 0);
    }
  }
  return points;
}

function stubWords(id: string, file: string): string {
  return (
    `release: ${id} is answered in ${file} as well, of which no stub is kept.\n` +
    "  Learners get the files of an answer as stubs, not as somebody has left them."
  );
}

function hiddenWords(id: string, title: string): string {
  return (
    `release: ${id}/spec.ts has a hidden check, "${title}".\n` +
    "  Learners are given every spec as it is, so whatever is hidden stands in a folder of the course's own.\n" +
    `  Try: move it to HIDDEN/${id}/spec.ts, and grade with --specs HIDDEN`
  );
}
