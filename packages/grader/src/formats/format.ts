import type { View } from "../report/view.ts";

/** A file in the form that a platform reads. */
export interface Format {
  /** As `--format` knows it. */
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly about: string;
  /** The whole file. Takes views only: what an audience must not see never gets here. */
  readonly write: (views: readonly View[], occasion: Occasion) => string;
  /** What is wrong with a file of this format, one sentence each; nothing where the platform would accept it. */
  readonly validate: (source: string) => readonly string[] | Promise<readonly string[]>;
}

/** What a writer knows beside the views. */
export interface Occasion {
  /** Where platforms say which class, assignment and learner this is. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A gradebook that was exported, to be filled in. */
  readonly gradebook?: string;
  /** The gradebook's column to fill in. */
  readonly column?: string;
  /** Hears what somebody should know about what was written. */
  readonly tell: (note: string) => void;
}
