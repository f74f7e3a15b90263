import { writeSync } from "node:fs";
import type { Reporter, SerializedError, TestModule, TestRunEndReason, Vitest } from "vitest/node";
import { countTests } from "./count-tests.ts";
import { lastLines } from "./tally.ts";

/**
 * Ends a run of the tests with one line that says what it came to: `12 passed, 0 failed, 3 skipped`.
 *
 * A file that cannot be loaded and an error outside of any test count as failed. The line is written when the process
 * ends, after whatever other reporters have to say; in watch mode after each run.
 */
export class LastLineReporter implements Reporter {
  private lines: string | undefined;
  private watches = false;

  onInit(vitest: Vitest): void {
    this.watches = vitest.config.watch;
    if (!this.watches) process.once("exit", () => this.print());
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    _reason: TestRunEndReason,
  ): void {
    const tally = countTests(modules);
    this.lines = lastLines({ ...tally, failed: tally.failed + unhandled.length });
    if (this.watches) this.print();
  }

  private print(): void {
    // Synchronous: nothing else is written once a process ends.
    if (this.lines !== undefined) writeSync(1, this.lines);
    this.lines = undefined;
  }
}
