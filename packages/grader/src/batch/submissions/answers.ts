import { createHash } from "node:crypto";
import { showName } from "../archive/entry-path.ts";
import { answerFile, answerPlaces, isClutter } from "./answer-places.ts";
import { Refusal, type Trouble } from "./refusal.ts";

/** What a submission says to one exercise. */
export type Answer =
  | { readonly kind: "answer"; readonly sha256: string; readonly content: Buffer }
  /** There is none, or it cannot be one; the words are for its author. */
  | {
      readonly kind: "refused";
      readonly sha256: string;
      readonly message: string;
      /** Nothing stands where an answer would. */
      readonly isMissing?: boolean;
    }
  /** It could not be read; the words are for staff. */
  | { readonly kind: "trouble"; readonly message: string };

/** What stands for the sum of a file that is not there. */
export const noFile: string = "0".repeat(64);

/** A file's sum, by which it is known. */
export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A submission, opened: a folder or an archive, looked at in the same way. */
export interface Opened {
  /** What it is, for people: `folder`, `zip`. */
  readonly format: string;
  /** The names at a place in it, folders with a slash at their end; empty if it is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * The file at a path; undefined if there is none.
   *
   * @throws Refusal if there is something else
   */
  read(path: string): Promise<Buffer | undefined>;
}

/** How many folders around the work are looked through. */
const deepest = 4;

/**
 * Looks for the answers to some exercises.
 *
 * Where everything is in one folder, as in most archives, that folder counts as the top.
 */
export async function answersIn(
  opened: Opened,
  exercises: readonly string[],
): Promise<ReadonlyMap<string, Answer>> {
  const tops = await topsOf(opened);
  const answers = new Map<string, Answer>();
  for (const id of exercises) {
    answers.set(id, await found(opened, tops, answerPlaces(id, exercises), id));
  }
  if ([...answers.values()].every((one) => one.kind === "refused" && one.isMissing)) {
    const hint = await nearMiss(opened, tops, exercises);
    if (hint) return new Map(exercises.map((id) => [id, refused(hint)]));
  }
  return answers;
}

/** One answer of the same words to every exercise. */
export function toAll(exercises: readonly string[], answer: Answer): ReadonlyMap<string, Answer> {
  return new Map(exercises.map((id) => [id, answer]));
}

/** The words of a refusal as an answer. */
export function refused(refusal: Error, sum: string = noFile): Answer {
  return { kind: "refused", sha256: sum, message: refusal.message };
}

/** The words of trouble as an answer. */
export function troubled({ message }: Trouble): Answer {
  return { kind: "trouble", message };
}

async function found(
  opened: Opened,
  tops: readonly string[],
  places: readonly string[],
  id: string,
): Promise<Answer> {
  for (const top of tops) {
    const hits: { path: string; content: Buffer }[] = [];
    try {
      for (const place of places) {
        const content = await opened.read(top + place);
        if (content) hits.push({ path: top + place, content });
      }
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
    const [first, ...others] = hits;
    const other = others.find(({ content }) => !content.equals(first.content));
    if (other) return refused(twoAnswers(id, first.path, other.path));
    if (first) return { kind: "answer", sha256: sha256(first.content), content: first.content };
  }
  const top = tops.at(-1) ?? "";
  const names = (await opened.list(top)).filter((name) => !isClutter(name.replace(/\/$/, "")));
  const refusal = missing(
    id,
    opened.format,
    names.map((name) => top + name),
  );
  return { kind: "refused", sha256: noFile, message: refusal.message, isMissing: true };
}

/** The top, and the folders that everything is in: `""`, `alice-main/`. */
export async function topsOf(opened: Opened): Promise<readonly string[]> {
  const tops = [""];
  while (tops.length < deepest) {
    const top = tops.at(-1) ?? "";
    const names = (await opened.list(top)).filter((name) => !isClutter(name.replace(/\/$/, "")));
    const [only] = names;
    if (names.length !== 1 || !only.endsWith("/")) break;
    tops.push(top + only);
  }
  return tops;
}

function twoAnswers(id: string, one: string, other: string): Refusal {
  return new Refusal(
    `it holds two different answers to ${id}: "${showName(one)}" and "${showName(other)}".`,
    "One answer is graded, and nobody but its author can say which one is meant.",
    "hand in one of them.",
  );
}

function missing(id: string, format: string, names: readonly string[]): Refusal {
  return new Refusal(
    `there is no answer to ${id}; this ${format} holds ${listText(names)}.`,
    `An answer is called ${answerFile} and stands where the course has it: exercises/${id}/${answerFile}.`,
  );
}

/** What somebody may have meant who handed in nothing that is asked for. */
async function nearMiss(
  opened: Opened,
  tops: readonly string[],
  exercises: readonly string[],
): Promise<Refusal | undefined> {
  const names = (await opened.list(tops.at(-1) ?? "")).filter((name) => !isClutter(name));
  const packed = names.find((name) => /\.(?:zip|tar|tgz|gz|rar|7z)$/i.test(name));
  if (packed !== undefined && opened.format !== "folder") {
    return new Refusal(
      `this ${opened.format} holds another archive: "${showName(packed)}".`,
      "Archives in archives stay packed.",
      "hand in the inner one.",
    );
  }
  if (names.includes(answerFile) && exercises.length > 1) {
    return new Refusal(
      `it holds ${answerFile} by itself, and ${exercises.length} exercises are asked for.`,
      "Which exercise a file answers is known by its folder.",
      `put it into exercises/${exercises[0]}/, or wherever it belongs.`,
    );
  }
  const renamed = names.find(
    (name) =>
      name !== answerFile &&
      /^exercise(?:[ _-]?\(?\d*\)?)?\.(?:ts|tsx|js|mjs|ts\.txt)$/i.test(name),
  );
  if (renamed === undefined || exercises.length > 1) return undefined;
  return new Refusal(
    `it holds "${showName(renamed)}".`,
    `An answer is called ${answerFile}, in small letters and with nothing added.`,
    "rename the file, and hand it in again.",
  );
}

function listText(names: readonly string[]): string {
  if (names.length === 0) return "nothing";
  const rest = names.length - 5;
  const first = names.slice(0, 5).map((name) => `"${showName(name)}"`);
  return `${first.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
