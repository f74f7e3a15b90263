/** A key of the learner's home, and what it does. */
export interface Key {
  readonly key: string;
  readonly word: string;
  readonly does: string;
}

/** In the order in which they are shown. */
export const keys: readonly Key[] = [
  { key: "n", word: "next", does: "what to do next" },
  { key: "h", word: "hint", does: "the next hint of the exercise you are at" },
  { key: "l", word: "list", does: "the map of the course" },
  { key: "a", word: "check all", does: "check every exercise that was begun" },
  { key: "r", word: "reset", does: "put the exercise back as it was; your file is kept" },
  { key: "s", word: "solution", does: "a right answer, once yours passes" },
  { key: "?", word: "help", does: "these keys" },
  { key: "q", word: "quit", does: "leave" },
];
