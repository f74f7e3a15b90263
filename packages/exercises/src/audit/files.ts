import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ExerciseEntry } from "../catalog.ts";
import type { AuditSubject } from "./outcome.ts";

/** What is wrong with an exercise's files, as sentences. */
export function fileProblems(entry: ExerciseEntry, subjects: readonly AuditSubject[]): string[] {
  return [
    ...lessonProblems(entry),
    ...answerProblems(entry, subjects),
    ...blanks(entry, subjects),
    ...(entry.act === undefined ? [] : actProblems(readFileSync(entry.act, "utf8"))),
  ];
}

const sections = ["Your turn", "A question to think about"];

function lessonProblems({ id, lesson }: ExerciseEntry): string[] {
  if (!existsSync(lesson)) return ["There is no lesson.md."];
  const text = readFileSync(lesson, "utf8");
  const missing = sections.filter((title) => !new RegExp(`^#{2,3} ${title}\\s*$`, "m").test(text));
  const problems = missing.map((title) => `lesson.md has no section "${title}".`);
  if (!/^# \S/.test(text)) problems.push("lesson.md does not begin with a heading.");
  if (!text.includes(`pnpm check ${id}`)) {
    problems.push(`lesson.md does not say \`pnpm check ${id}\`.`);
  }
  return problems;
}

function answerProblems(entry: ExerciseEntry, subjects: readonly AuditSubject[]): string[] {
  const problems: string[] = [];
  const mistakes = subjects.filter(({ kind }) => kind === "mistake");
  if (!existsSync(entry.exercise)) problems.push("There is no exercise.ts.");
  if (entry.solution === undefined) problems.push("There is no solution.ts.");
  if (entry.accept.length === 0) problems.push("There is no accepted variant.");
  if (mistakes.length < 3) {
    problems.push(`The number of mistakes is ${mistakes.length}, where at least 3 are expected.`);
  }
  for (const { name, diagnosis } of mistakes) {
    if (diagnosis === "") {
      problems.push(`mistakes/${name}.ts does not begin with one line of @diagnosis.`);
    } else if (mistakes.some((other) => other.name < name && other.diagnosis === diagnosis)) {
      problems.push(`mistakes/${name}.ts has the diagnosis of another mistake.`);
    }
  }
  return problems;
}

/** What somebody who has begun an exercise has not written yet: every place that says `BLANK:` and what belongs there. */
function blanks(entry: ExerciseEntry, subjects: readonly AuditSubject[]): string[] {
  const { folder, lesson, spec, act = "" } = entry;
  const files = [join(dirname(folder), "module.md"), lesson, spec, act];
  return [...files, ...subjects.map(({ path }) => path)].filter(existsSync).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, i) => {
        const [, what] = /\bBLANK: (.*?)[".,;)*/ ]*$/.exec(line) ?? [];
        return what === undefined ? [] : [`${nameOf(file)}:${i + 1} is blank: ${what}.`];
      }),
  );
}

/** `lesson.md`, `mistakes/stops-early.ts` */
function nameOf(file: string): string {
  const folder = basename(dirname(file));
  const name = basename(file);
  return ["mistakes", "accept"].includes(folder) ? `${folder}/${name}` : name;
}

const allowedPackages = ["@gradus/core"];

/** An act imports types, and values only from the packages that its exercise allows its learner. */
export function actProblems(source: string): string[] {
  const imports = source.matchAll(/^\s*import\s+([\s\S]*?)\s*from\s+["']([^"']+)["']/gm);
  const problems: string[] = [];
  for (const [, what, from] of imports) {
    if (!isTypesOnly(what) && !allowedPackages.includes(from)) {
      problems.push(`act.ts imports more than types from "${from}".`);
    }
  }
  if (/^\s*import\s+["']|\bimport\(/m.test(source)) {
    problems.push("act.ts imports a file for its effects.");
  }
  return problems;
}

function isTypesOnly(what: string): boolean {
  if (/^type\b/.test(what)) return true;
  const names = /^\{([\s\S]*)\}$/.exec(what)?.[1].split(",") ?? ["value"];
  return names.every((name) => name.trim() === "" || /^type\s/.test(name.trim()));
}
