import { createHash } from "node:crypto";
import { showName } from "../archive/entry-path.ts";
import { answerPlaces, isClutter } from "./answer-places.ts";
import { answerFile, type Asked } from "./asked.ts";
import { Refusal, type Trouble } from "./refusal.ts";

/** What a submission says to one exercise. */
export type Answer =
  | { readonly kind: "answer"; readonly sha256: string; readonly files: AnswerFiles }
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

/** The files of an answer, by their names. */
export type AnswerFiles = ReadonlyMap<string, Buffer>;

/** What stands for the sum of a file that is not there. */
export const noFile: string = "0".repeat(64);

/** A file's sum, by which it is known. */
export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** An answer's sum: its file's, or, where there are several, that of the list of their names and sums. */
export function sumOf(files: AnswerFiles): string {
  const [first] = files.values();
  if (files.size === 1) return sha256(first);
  const sums = [...files].map(([name, content]) => [name, sha256(content)] as const);
  const list = sums.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(Buffer.from(JSON.stringify(list)));
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
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, Answer>> {
  const tops = await topsOf(opened);
  const ids = asked.map(({ id }) => id);
  const answers = new Map<string, Answer>();
  for (const one of asked) {
    answers.set(one.id, await found(opened, tops, answerPlaces(one.id, ids), one));
  }
  if ([...answers.values()].every((one) => one.kind === "refused" && one.isMissing)) {
    const hint = await nearMiss(opened, tops, ids);
    if (hint) return toAll(asked, refused(hint));
  }
  return answers;
}

/** One answer of the same words to every exercise. */
export function toAll(asked: readonly Asked[], answer: Answer): ReadonlyMap<string, Answer> {
  return new Map(asked.map(({ id }) => [id, answer]));
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
  { id, files }: Asked,
): Promise<Answer> {
  for (const top of tops) {
    try {
      const answer = await foundBelow(opened, top, places, { id, files });
      if (answer) return answer;
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }
  const top = tops.at(-1) ?? "";
  const names = (await opened.list(top)).filter((name) => !isClutter(name.replace(/\/$/, "")));
  const shown = names.map((name) => top + name);
  const refusal = missing(id, files[0], opened.format, shown);
  return { kind: "refused", sha256: noFile, message: refusal.message, isMissing: true };
}

/** @throws Refusal if there is half an answer, or more than one */
async function foundBelow(
  opened: Opened,
  top: string,
  places: readonly string[],
  { id, files }: Asked,
): Promise<Answer | undefined> {
  const hits: { folder: string; files: AnswerFiles; sum: string }[] = [];
  for (const folder of places.map((place) => top + place)) {
    const content = await opened.read(folder + files[0]);
    if (!content) continue;
    const whole = await withOthers(opened, folder, files, content);
    hits.push({ folder, files: whole, sum: sumOf(whole) });
  }
  const [first, ...others] = hits;
  const other = others.find(({ sum }) => sum !== first.sum);
  if (other) throw twoAnswers(id, first.folder + files[0], other.folder + files[0]);
  return first && { kind: "answer", sha256: first.sum, files: first.files };
}

/** The other files of an answer, beside its first. */
async function withOthers(
  opened: Opened,
  folder: string,
  [first, ...others]: readonly string[],
  content: Buffer,
): Promise<AnswerFiles> {
  const files = new Map([[first, content]]);
  for (const name of others) {
    const other = await opened.read(folder + name);
    if (!other) throw halfAnswer(folder, first, name, others.length + 1);
    files.set(name, other);
  }
  return files;
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

function halfAnswer(folder: string, first: string, name: string, count: number): Refusal {
  return new Refusal(
    `there is no "${name}" beside "${showName(folder + first)}".`,
    `This exercise is answered in ${count} files, which belong together.`,
    "hand in all of them, in the folder where the course has them.",
  );
}

function missing(id: string, file: string, format: string, names: readonly string[]): Refusal {
  return new Refusal(
    `there is no answer to ${id}; this ${format} holds ${listText(names)}.`,
    `An answer is called ${file} and stands where the course has it: exercises/${id}/${file}.`,
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
