import { writeSync } from "node:fs";
import { url as inspectorUrl } from "node:inspector";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import { countTests } from "./count-tests.ts";
import { idOf } from "./id-of.ts";
import { lastLines } from "./tally.ts";

/** A test file that is running, and when it was last heard of. */
interface Running {
  readonly module: TestModule;
  readonly test: string | undefined;
  readonly since: number;
  /** How long it may be silent, in ms. */
  readonly limit: number;
}

export interface WatchdogOptions {
  /** The only vitest project that is watched. */
  readonly project: string;
  /** How long a file may be silent, in ms, unless its exercise asks for more. */
  readonly limit: number;
}

/**
 * Ends a run of the tests in which an exercise does not end.
 *
 * An endless loop blocks its thread for ever: no timeout in that thread can fire. From here it shows as silence.
 */
export class WatchdogReporter implements Reporter {
  private readonly options: WatchdogOptions;
  private readonly modules = new Set<TestModule>();
  private readonly running = new Map<string, Running>();
  /** Someone who stands at a breakpoint is silent, too. */
  private isOff = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: WatchdogOptions) {
    this.options = options;
  }

  onInit({ config }: Vitest): void {
    const isDebugged = config.inspector.enabled === true || inspectorUrl() !== undefined;
    // Editors attach in their own way, and say so in what they ask Node to load first.
    this.isOff = isDebugged || /js-debug|bootloader/.test(process.env["NODE_OPTIONS"] ?? "");
  }

  onTestRunStart(): void {
    if (this.isOff) return;
    this.modules.clear();
    this.running.clear();
    this.timer = setInterval(() => this.look(), Math.min(500, this.options.limit / 4));
    this.timer.unref();
  }

  onTestModuleQueued(module: TestModule): void {
    this.modules.add(module);
    this.hear(module);
  }

  onTestModuleCollected(module: TestModule): void {
    this.modules.add(module);
    this.hear(module);
  }

  onTestCaseReady(test: TestCase): void {
    this.hear(test.module, test);
  }

  onTestCaseResult(test: TestCase): void {
    this.hear(test.module);
  }

  onTestModuleEnd(module: TestModule): void {
    this.running.delete(module.moduleId);
  }

  onTestRunEnd(): void {
    clearInterval(this.timer);
  }

  private hear(module: TestModule, test?: TestCase): void {
    if (module.project.name !== this.options.project) return;
    const limit = Math.max(this.options.limit, test?.options.timeout ?? 0);
    const since = performance.now();
    this.running.set(module.moduleId, { module, test: test?.name, since, limit });
  }

  private look(): void {
    const now = performance.now();
    const silent = [...this.running.values()].filter(({ since, limit }) => now - since > limit);
    if (silent.length > 0) this.end(silent);
  }

  private end(silent: readonly Running[]): never {
    const tally = countTests([...this.modules]);
    const words = silent.map((running) => this.explain(running));
    const lines = lastLines({ ...tally, failed: tally.failed + silent.length });
    writeSync(1, `\n${words.join("\n")}\nThe other files were not run to their end.\n\n${lines}`);
    process.exit(1);
  }

  private explain({ module, test, limit }: Running): string {
    const id = idOf(module.moduleId);
    const where = test === undefined ? "" : ` at "${test}"`;
    return (
      `${id}: this exercise does not end. It has been running for ${limit / 1000} s${where}.\n` +
      "  A loop ends when its condition becomes false: something in its body has to bring that about.\n" +
      `  Try: pnpm check ${id}`
    );
  }
}
