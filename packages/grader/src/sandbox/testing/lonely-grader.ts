import { lookAtHost } from "../host.ts";
import { nodeProgram } from "../node-program.ts";
import { startSandboxed } from "../sandboxed-process.ts";
import { prepare } from "../prepare.ts";
import { firstWord } from "./box.ts";
import type { Level } from "../level.ts";

/** What a grader is told that a test will end without warning. */
export interface LonelyTask {
  readonly level: Level;
  readonly entry: string;
  readonly folder: string;
  /** An option that its sandbox lacks. */
  readonly without?: string;
}

const { level, entry, folder, without } = JSON.parse(process.argv[2] ?? "") as LonelyTask;
const { means } = prepare(level, lookAtHost(), nodeProgram(), (flag) =>
  flag[0]?.split("=")[0] === without ? undefined : flag,
);
const program = startSandboxed(means, {
  entry,
  folders: [folder],
  memoryMiB: 64,
  cpuSeconds: 20,
});
await firstWord(program);
process.stdout.write("started");
setInterval(() => undefined, 1000);
