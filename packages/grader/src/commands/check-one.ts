import type { ExerciseEntry } from "@gradus/exercises";
import { checkExercise } from "../check/check-exercise.ts";
import { contentKey } from "../progress/content-key.ts";
import { hintFor, remember } from "../progress/remember.ts";
import { verdictPage } from "../render/verdict-page.ts";
import type { Kit } from "../kit.ts";
import { type TypeNote, typeNotes } from "../typescript/type-notes.ts";
import type { Verdict } from "../verdict/verdict.ts";

/** A verdict and how it reads. */
export interface CheckedOne {
  readonly verdict: Verdict;
  readonly page: string;
  /** The page with what TypeScript noticed, where that was left for later; undefined where it noticed nothing. */
  readonly pageWithTypes: () => Promise<string | undefined>;
}

export interface CheckOneOptions {
  /** Tells every check that does not pass. */
  readonly all?: boolean;
  readonly signal?: AbortSignal;
  /** Lets TypeScript look at the file after the verdict, which is there the sooner. */
  readonly typesLater?: boolean;
}

/**
 * Checks one exercise, remembers the outcome, and writes the page. TypeScript looks at the file at the same time, or
 * later.
 *
 * @returns undefined if it was cancelled
 */
export async function checkOne(
  kit: Kit,
  exercise: ExerciseEntry,
  { all = false, signal, typesLater = false }: CheckOneOptions = {},
): Promise<CheckedOne | undefined> {
  const workshop = await kit.workshop(signal);
  // Named before it runs: what is saved meanwhile is another file, and will be checked again.
  const key = contentKey(exercise, workshop.framework);
  const [verdict, notes] = await Promise.all([
    checkExercise(exercise, workshop),
    typesLater ? [] : typeNotes(kit.at, exercise),
  ]);
  if (!verdict) return undefined;
  const record = remember(kit.store.read(exercise.id), verdict, key, true);
  const given = hintFor(record, verdict);
  kit.store.write(exercise.id, { ...record, ...(given && { hintsShown: given.hintsShown }) });
  const { paper, limits } = kit;
  const canBeRead = verdict.problem?.kind !== "unreadable" && verdict.problem?.kind !== "missing";
  const pageWith = (known: readonly TypeNote[]): string =>
    verdictPage(verdict, {
      paper,
      limits,
      exercise,
      hint: given?.hint,
      // Where the file cannot be read, the compiler says the same once more.
      typeNotes: canBeRead ? known : [],
      all,
    });
  const pageWithTypes = async (): Promise<string | undefined> => {
    const found = canBeRead ? await typeNotes(kit.at, exercise) : [];
    return found.length > 0 ? pageWith(found) : undefined;
  };
  return { verdict, page: pageWith(notes), pageWithTypes };
}
