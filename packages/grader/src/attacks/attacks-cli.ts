import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lookAtHost } from "../sandbox/host.ts";
import { isAtLeast, levels } from "../sandbox/level.ts";
import { nodeProgram } from "../sandbox/node-program.ts";
import { obstacleTo } from "../sandbox/obstacle.ts";
import { findRoot } from "../workspace/find-root.ts";
import type { AttackedLevel } from "./attack-grader.ts";
import { attacksFolder, readAttacks } from "./attack.ts";
import { withTable } from "./attack-table.ts";
import { type Attacked, drive } from "./drive.ts";
import { isHeldAt, problems } from "./expected.ts";

/* `pnpm attacks [names …] [--level L3] [--write]`: lets every attack loose at every level that can be had here. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { level: { type: "string" }, write: { type: "boolean", default: false } },
});
const root = findRoot();
const { attacks, notRun } = readAttacks(attacksFolder(root));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let failures = 0;

function tell(result: Attacked, at: AttackedLevel): void {
  const attack = attacks.find(({ name }) => name === result.name);
  if (!attack) return;
  const wrong = problems(attack, result, at);
  failures += wrong.length;
  const isThrough = result.breaches.length > 0;
  const state = wrong.length > 0 ? "WRONG" : isThrough ? "through" : "held";
  say(
    `  ${state.padEnd(8)}${result.name.padEnd(28)}${result.came.padEnd(14)}${result.seconds.toFixed(1)} s`,
  );
  for (const line of wrong) say(`          ${line}`);
  if (!isThrough && !isHeldAt(attack, at))
    say("          Held here, though the level does not promise it.");
}

async function attackAt(at: AttackedLevel): Promise<void> {
  say(`\n${at.level}${at.isBare ? " without Node's permissions" : ""}`);
  const { printed, isLeaking, exitCode } = await drive(at, positionals, (result) =>
    tell(result, at),
  );
  if (printed === "" && !isLeaking && exitCode === 0) return;
  failures++;
  say(
    `  WRONG   the grader ended with ${exitCode}${isLeaking ? ", printed a secret" : ""} and said:\n${printed}`,
  );
}

const host = lookAtHost();
const offered = levels.filter((level) => {
  const obstacle = obstacleTo(level, host, nodeProgram());
  if (obstacle) say(`NOT RUN: ${level}. ${obstacle.why}`);
  return obstacle === undefined;
});
for (const level of offered.filter((one) => (values.level ?? one) === one)) {
  await attackAt({ level, isBare: false });
  // What holds without Node's own rules is what the system holds; below L3 that could hurt.
  if (isAtLeast(level, "L3")) await attackAt({ level, isBare: true });
}
const isWhole = positionals.length === 0 && values.level === undefined;
if (values.write && !isWhole) say("\nNot written: the table is about every attack at every level.");
if (values.write && isWhole && failures === 0) {
  const page = join(root, "docs", "security.md");
  writeFileSync(page, withTable(readFileSync(page, "utf8"), attacks, notRun));
}
say(
  `\n${failures === 0 ? "Every attack came to what docs/security.md says." : `${failures} are not as they should be.`}`,
);
process.exitCode = failures === 0 ? 0 : 1;
