import type { ModuleEntry } from "@gradus/exercises";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Misuse } from "../commands/misuse.ts";
import { placeText } from "../render/place-text.ts";
import type { Places } from "../workspace/places.ts";
import { carriedPackages } from "./carried-packages.ts";
import { ciFile } from "./ci-file.ts";
import { courseFiles, openTexts } from "./course-files.ts";
import { historyTexts, startHistory } from "./history.ts";
import { readme } from "./readme.ts";
import type { ReleaseFile, ReleaseFiles } from "./release-files.ts";
import { rootFiles } from "./root-files.ts";
import { type Secret, secretsAmong, secretsIn } from "./secrets.ts";

/** What to release. */
export interface ReleaseOptions {
  readonly at: Places;
  readonly modules: readonly ModuleEntry[];
  /** A folder that is not there yet, or is empty. */
  readonly out: string;
  /** The platform whose CI file is put in, or `none`. */
  readonly ci: string;
  /** Folders that nothing may come from, besides the solutions. */
  readonly hidden: readonly string[];
}

/** What was released. */
export interface Release {
  readonly files: number;
  /** How many lines of answers and hidden specs were looked for. */
  readonly secrets: number;
  /** What stood beside an exercise and was not taken. */
  readonly leftOut: readonly string[];
}

/**
 * Makes a learner's repository: a folder with one commit.
 *
 * It is made beside its place and put there whole, after its files and all objects of its history were searched for
 * every line of every answer.
 *
 * @throws Misuse if the folder is not empty, or an answer's line was found
 */
export function release({ at, modules, out, ci, hidden }: ReleaseOptions): Release {
  refuseFull(out);
  refuseRelease(at);
  const course = courseFiles(at, modules);
  refuseBlanks(course.files);
  const packages = carriedPackages(at.root);
  const carried = packages.flatMap((one) => one.files);
  const files: ReleaseFiles = new Map([
    ...rootFiles(at.root, packages),
    ...carried,
    ...course.files,
    ...ciFile(at.root, ci),
    ["README.md", readme(modules)],
  ]);
  const secrets = secretsIn([join(at.course, "solutions"), ...hidden]);
  mkdirSync(dirname(out), { recursive: true });
  const draft = mkdtempSync(`${out}.`);
  try {
    writeFiles(draft, files);
    startHistory(draft, `Gradus: ${modules.map(({ title }) => title).join("; ")}`);
    const given = [...[...files.values()].map(String), ...historyTexts(draft)];
    refuseSecrets(
      secretsAmong(given, secrets, [
        ...openTexts(at),
        ...carried.map(([, content]) => String(content)),
      ]),
    );
    putInPlace(draft, out);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return { files: files.size, secrets: secrets.length, leftOut: course.leftOut };
}

/** A release never overwrites anything. */
function refuseFull(out: string): void {
  const stats = statSync(out, { throwIfNoEntry: false });
  if (!stats || (stats.isDirectory() && readdirSync(out).length === 0)) return;
  throw new Misuse(
    `release: ${placeText(out)} is not empty.\n  A release is a new folder, and never overwrites what somebody may need.\n  Try: another --out`,
  );
}

/** What `gradus new` makes is not for learners before its author has filled it in. */
function refuseBlanks(files: readonly ReleaseFile[]): void {
  const [path] = files.find(([, content]) => /\bBLANK: /.test(String(content))) ?? [];
  if (path === undefined) return;
  throw new Misuse(
    `release: ${path} is not finished.\n  Where it says BLANK: its author has something to write.\n  Try: gradus audit`,
  );
}

function refuseRelease({ course }: Places): void {
  if (existsSync(join(course, "solutions"))) return;
  throw new Misuse(
    "release: there are no solutions here, so this is a release already.\n" +
      "  A release is made from the repository of the course: only who has the answers can say that none is in it.",
  );
}

function writeFiles(folder: string, files: ReleaseFiles): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function refuseSecrets(found: readonly Secret[]): void {
  if (found.length === 0) return;
  const lines = found
    .slice(0, 5)
    .map(({ text, file }) => `    ${text}\n      from ${placeText(file)}`);
  const more = found.length > lines.length ? [`    and ${found.length - lines.length} more`] : [];
  throw new Misuse(
    `release: nothing was released, because lines of answers would have been in it:\n${[...lines, ...more].join("\n")}\n` +
      "  Learners are given no line of a solution, a mistake or a hidden spec that is not everybody's anyway.",
  );
}

/** An empty folder gives way. */
function putInPlace(draft: string, out: string): void {
  chmodSync(draft, 0o755);
  if (statSync(out, { throwIfNoEntry: false })) rmdirSync(out);
  renameSync(draft, out);
}
