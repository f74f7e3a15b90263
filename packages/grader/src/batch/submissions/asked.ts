/** An exercise that a batch asks for. */
export interface Asked {
  readonly id: string;
  /** The files of an answer; the first is the one that is looked for. */
  readonly files: readonly string[];
}

/** The file in which most exercises are answered. */
export const answerFile = "exercise.ts";
