import { readDiagnosis } from "@gradus/exercises";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** Something that no learner may be given. */
export interface Secret {
  /** One line, with single spaces. */
  readonly text: string;
  /** Where it stands in the course. */
  readonly file: string;
}

/** Every line of the files under some folders, and by themselves every diagnosis in them and their names; each once. */
export function secretsIn(folders: readonly string[]): readonly Secret[] {
  const all = folders.flatMap(textFiles).flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const lines = [...source.split("\n"), readDiagnosis(source) ?? "", basename(file, ".ts")];
    return lines.map((line) => ({ text: oneLine(line), file })).filter(({ text }) => text !== "");
  });
  return [...new Map(all.map((secret) => [secret.text, secret])).values()];
}

/**
 * The secrets that stand in some texts.
 *
 * A line does not count that also stands in what everybody may read, `return sum;` say: finding it proves nothing. Line
 * breaks and indentation make no difference.
 *
 * @param texts what learners get
 * @param open what everybody may read
 */
export function secretsAmong(
  texts: Iterable<string>,
  secrets: readonly Secret[],
  open: Iterable<string>,
): readonly Secret[] {
  const given = oneText(texts);
  const known = oneText(open);
  return secrets.filter(({ text }) => given.includes(text) && !known.includes(text));
}

/** All texts as one line, each once. */
function oneText(texts: Iterable<string>): string {
  return [...new Set(texts)].map(oneLine).join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function textFiles(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
