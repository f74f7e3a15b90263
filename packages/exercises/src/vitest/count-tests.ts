import type { TestModule, TestResult } from "vitest/node";
import { notWrittenYet } from "./notes.ts";
import type { Tally } from "./tally.ts";

/** Counts tests by how they ended. A file or suite that broke before or after its tests is one failure more. */
export function countTests(modules: readonly TestModule[]): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0, toDo: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) tally.failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) tally.failed++;
    const results = [...module.children.allTests()].map((test) => test.result());
    for (const { state } of results) if (state !== "pending") tally[state]++;
    if (results.some(isToDo)) tally.toDo++;
  }
  return tally;
}

function isToDo(result: TestResult): boolean {
  return result.state === "skipped" && result.note === notWrittenYet;
}
