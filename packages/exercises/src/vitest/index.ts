// What the workspace's vitest.config.ts needs to run exercises as tests.
export { LastLineReporter } from "./last-line-reporter.ts";
export { exerciseTests } from "./plugin.ts";
export { WatchdogReporter } from "./watchdog-reporter.ts";
