import type { Catalog, ExerciseEntry, ModuleEntry } from "../catalog.ts";
import { editDistance } from "./edit-distance.ts";

/** Thrown where nothing in the course is called like that. */
export class NoSuchExerciseError extends Error {
  override readonly name = "NoSuchExerciseError";

  constructor(query: string, ids: readonly string[]) {
    super(
      `gradus: there is no exercise or module "${query}".\n` +
        "  An exercise is called by its id, a part of it, or the number or name of its module." +
        (ids.length > 0 ? `\n  Try: ${ids.join(", or ")}` : ""),
    );
  }
}

/**
 * The exercises that someone means, in the order of the course: one by its id (`01-numbers/01-dot-product`), its name
 * (`dot-product`), a part (`dot`) or its file's path; all of a module by `01`, `1`, `m01`, `numbers` or `01-numbers`.
 *
 * A whole name goes before a whole word, and that before a part of a word: `relu` is not `prelu`.
 *
 * @throws NoSuchExerciseError with the nearest ids
 */
export function findExercises(catalog: Catalog, query: string): readonly ExerciseEntry[] {
  const wanted = normalize(query);
  for (const matches of [isCalled, hasWord, hasPart]) {
    const module = catalog.modules.find((entry) => matches(entry, wanted));
    const found = catalog.exercises.filter((entry) => matches(entry, wanted));
    if (module && found.length === 0) return module.exercises;
    if (found.length > 0) return found;
  }
  throw new NoSuchExerciseError(query, nearest(catalog, wanted));
}

type Entry = ExerciseEntry | ModuleEntry;

/** Paths as shells complete them mean the exercise they are in. */
function normalize(query: string): string {
  const path = query.trim().toLowerCase().replaceAll("\\", "/");
  return path
    .replace(/^.*\bexercises\//, "")
    .replace(/\/(?:[\w-]+\.\w+)?$/, "")
    .replace(/^\.\//, "");
}

function isCalled(entry: Entry, wanted: string): boolean {
  const names = [entry.id, entry.name, entry.id.split("/").at(-1)];
  if (names.includes(wanted)) return true;
  const [, number] = /^m?(\d+)$/.exec(wanted) ?? [];
  return !("module" in entry) && number !== undefined && entry.number === Number(number);
}

function hasWord({ name }: Entry, wanted: string): boolean {
  return wanted !== "" && `-${name}-`.includes(`-${wanted}-`);
}

function hasPart({ id, name }: Entry, wanted: string): boolean {
  if (wanted === "") return false;
  if (wanted.includes("/")) return id.startsWith(wanted);
  return name.includes(wanted) || (id.split("/").at(-1) ?? id).startsWith(wanted);
}

function nearest({ exercises, modules }: Catalog, wanted: string): string[] {
  const distance = ({ id, name }: Entry): number =>
    Math.min(editDistance(name, wanted), editDistance(id, wanted));
  return [...exercises, ...modules]
    .map((entry) => ({ id: entry.id, far: distance(entry) }))
    .toSorted((a, b) => a.far - b.far)
    .filter(({ far }) => far <= Math.max(2, wanted.length / 3))
    .slice(0, 3)
    .map(({ id }) => id);
}
