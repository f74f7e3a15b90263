import { program } from "./program.ts";
import { report } from "./commands/report-error.ts";

program()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = report(error);
  })
  // esbuild's own process and a watcher would keep this one alive.
  .finally(() => process.stdout.write("", () => process.exit()));
