import type { ExerciseEntry } from "../catalog.ts";
import type { AuditSubject } from "./outcome.ts";

/** What an audit says about an exercise: one sentence for each thing that has to be true. */
export interface Claim {
  readonly about: "files" | AuditSubject;
  readonly sentence: string;
}

/** The claims about an exercise, in the order of its report. Known before anything is run. */
export function claimsAbout(entry: ExerciseEntry, subjects: readonly AuditSubject[]): Claim[] {
  return [
    { about: "files", sentence: `is complete: ${entry.title}` },
    ...subjects.map((subject) => ({ about: subject, sentence: sentenceAbout(subject) })),
  ];
}

function sentenceAbout({ kind, name, diagnosis }: AuditSubject): string {
  if (kind === "stub") return "knows the stub as to do";
  if (kind === "solution") return "gives the solution all points";
  if (kind === "accept") return `accepts: ${inWords(name)}`;
  return `rejects and diagnoses: ${diagnosis || inWords(name)}`;
}

function inWords(name: string): string {
  return name.replaceAll("-", " ");
}
