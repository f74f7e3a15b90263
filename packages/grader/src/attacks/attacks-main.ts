import { writeSync } from "node:fs";
import { openKit } from "../kit.ts";
import { levels } from "../sandbox/level.ts";
import { attacksFolder, readAttacks } from "./attack.ts";
import { openAttackGrader } from "./attack-grader.ts";
import { layBait } from "./bait.ts";
import type { Message } from "./drive.ts";
import { isRunAt } from "./expected.ts";
import { breaches, comeOf, surprises } from "./laws.ts";
import { runAttack } from "./run-attack.ts";

/*
 * Runs attacks on a grader: `attacks-main.ts <level> <bare or whole> [names …]`. A process of its own, so that all that
 * it prints can be searched, and its memory weighed. What came of each attack is a line on file descriptor 3.
 */
const [, , wanted, bare, ...names] = process.argv;
const level = levels.find((one) => one === wanted);
if (level === undefined) throw new RangeError(`attacks: there is no level "${wanted}".`);
const say = (message: Message): void => void writeSync(3, `${JSON.stringify(message)}\n`);

const kit = openKit();
const bait = await layBait();
say({ kind: "secrets", secrets: bait.secrets });
const attacked = await openAttackGrader({ level, isBare: bare === "bare" }, kit.at, bait.marker);
try {
  for (const attack of readAttacks(attacksFolder(kit.at.root)).attacks) {
    const isWanted = names.length === 0 || names.some((name) => attack.name.startsWith(name));
    if (!isWanted || !isRunAt(attack, { level })) continue;
    const evidence = await runAttack(attack, { kit, bait, attacked, level });
    say({
      kind: "attacked",
      name: attack.name,
      came: evidence.reports.map(comeOf).join(", "),
      breaches: breaches(attack, evidence, bait.secrets),
      surprises: surprises(attack, evidence),
      seconds: evidence.seconds,
    });
    // With other programs than the host's own nothing can be said any more.
    if (evidence.changedPrograms.length > 0) break;
  }
} finally {
  await attacked.grader.close();
  bait.close();
}
