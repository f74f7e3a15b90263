import type { TestModule } from "vitest/node";
import type { Tally } from "./tally.ts";

/** Counts tests by how they ended. A file or suite that broke before or after its tests is one failure more. */
export function countTests(modules: readonly TestModule[]): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    tally.failed += module.errors().length > 0 ? 1 : 0;
    for (const suite of module.children.allSuites())
      tally.failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== "pending") tally[state]++;
    }
  }
  return tally;
}
