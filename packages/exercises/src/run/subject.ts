/** A module's exports, as `import * as module` gives them. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** Whose code a spec runs on. */
export interface Subject {
  /** The exports of the learner's file, or of a solution or mistake in its place. */
  readonly learner: ModuleExports;
  /** The exports of the exercise's `act.ts`, where it has one. */
  readonly acts?: ModuleExports;
  /** How long a Promise of theirs may take, in seconds: 5 unless said otherwise. */
  readonly patience?: number;
}

/** Thrown where the learner's file lacks an export. */
export class MissingExportError extends Error {
  override readonly name = "MissingExportError";

  constructor(name: string) {
    super(`The exercise exports no \`${name}\`: was it renamed, or is \`export\` missing?`);
  }
}
