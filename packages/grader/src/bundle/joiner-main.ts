import { type LearnerSource, learnerBundle } from "./learner-bundle.ts";
import { compilerEnded, type Joined } from "./joiner.ts";
import type { Places } from "../workspace/places.ts";

/*
 * What runs in a process that joins learners' files: one program after the other, as it is asked to.
 *
 * Where the compiler ends, this process ends with it.
 */
process.on("message", ({ source, at }: { source: LearnerSource; at: Places }) => {
  const say = (joined: Joined): void => void process.send?.(joined);
  learnerBundle(source, at).then(say, (error: unknown) => {
    if (/\bThe service (?:was stopped|is no longer running)\b/.test(String(error)))
      process.exit(compilerEnded);
    say({ kind: "failed", message: error instanceof Error ? String(error.stack) : String(error) });
  });
});
process.on("disconnect", () => process.exit(0));
