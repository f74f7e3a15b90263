import type { GradeReport } from "../report/grade-report.ts";
import { isIntact } from "../report/signature.ts";
import type { Attack } from "./attack.ts";
import type { Evidence, Output } from "./evidence.ts";
import { forbidden, type Secrets } from "./secrets.ts";

/** How much the grader's memory may grow by while it grades one attack, in MiB. */
const mostGrowth = 256;

/** How long the grader may do one thing and hear nothing of any other, in seconds. */
const mostStandstill = 3;

/** What every attack prints when it has come to what it tries, and before the words that say what it got. */
const said = { tried: "tried", through: "got through:" } as const;

/** Every way in which an attack got something that it should not have, in words. None: it was held. */
export function breaches(attack: Attack, evidence: Evidence, secrets: Secrets): string[] {
  const { reports, leftovers, touched, changedPrograms, pollution } = evidence;
  return [
    ...reports.flatMap((report) => undeserved(attack, report)),
    ...leaks(evidence, secrets),
    ...claims(evidence),
    ...evidence.outputs.flatMap((output) => spoiled(attack, output)),
    ...(evidence.growth > mostGrowth
      ? [`the grader grew by ${Math.round(evidence.growth)} MiB`]
      : []),
    ...(evidence.standstill > mostStandstill * evidence.slowness
      ? [`the grader stood still for ${evidence.standstill.toFixed(1)} s`]
      : []),
    ...leftovers,
    ...touched,
    ...changedPrograms.map((file) => `${file} is no longer what it was`),
    ...pollution.map((name) => `every object of the grader has "${name}"`),
  ];
}

/** What is wrong although the attack got nothing: it was not what it says, or nobody would understand what is said of it. */
export function surprises(attack: Attack, evidence: Evidence): string[] {
  const { reports, seconds, slowness } = evidence;
  const came = reports.map(comeOf);
  return [
    ...(reports.length === 1 ? [] : [`there are ${reports.length} reports`]),
    ...came
      .filter((one) => !attack.outcome.includes(one))
      .map((one) => `it came to "${one}", not to "${attack.outcome.join('" or "')}"`),
    ...(attack.isRefused || evidence.said.includes(said.tried) ? [] : ["it was not tried"]),
    ...(attack.isRefused && evidence.said !== "" ? ["it ran, and should have been refused"] : []),
    ...(seconds > attack.seconds * slowness ? [`it took ${seconds.toFixed(1)} s`] : []),
  ];
}

/** What came of a submission, in one word. */
export function comeOf({ outcome, checks }: GradeReport): string {
  if (outcome !== "graded") return outcome;
  return checks.find(({ status }) => status !== "pass")?.status ?? "pass";
}

function undeserved({ deserves }: Attack, report: GradeReport): string[] {
  const { points, submission } = report;
  const changed = [
    { ...report, points: points + 1 },
    { ...report, submission: { ...submission, id: "somebody else" } },
  ];
  return [
    ...(points > deserves ? [`it got ${points} points and deserves ${deserves}`] : []),
    ...(isIntact({ ...report }) ? [] : ["its report is not signed"]),
    ...changed.filter((one) => isIntact({ ...one })).map(() => "a changed report is signed"),
  ];
}

function leaks({ said: heard, outputs }: Evidence, secrets: Secrets): string[] {
  const { everybody, learners } = forbidden(secrets);
  const found = (text: string, words: readonly string[]): boolean =>
    words.some((word) => text.includes(word));
  return [
    ...(found(heard, everybody) ? ["it read a secret"] : []),
    ...outputs
      .filter(({ text, audience }) =>
        found(text, audience === "learner" ? [...everybody, ...learners] : everybody),
      )
      .map(({ name }) => `a secret is in ${name}`),
  ];
}

/** What an attack says of its own success. */
function claims({ said: heard }: Evidence): string[] {
  const lines = heard.split("\n").filter((line) => line.startsWith(said.through));
  return [...new Set(lines)].map((line) => `it says that it ${line.slice(0, 200)}`);
}

function spoiled({ forged }: Attack, output: Output): string[] {
  const { name, text, problems } = output;
  return [
    ...problems.map((problem) => `${name} is not accepted: ${problem}`),
    ...(harmful.test(text) ? [`${name} holds control characters`] : []),
    ...forged.filter((line) => isSaid(line, output)).map((line) => `${name} says "${line}"`),
  ];
}

/** Whether a reader would take words of a learner's for its own: a log, at the beginning of a line; a page, anywhere. */
function isSaid(words: string, { name, text }: Output): boolean {
  const [format = ""] = name.split(" ");
  if (["text", "tap", "github", "canvas", "moodle"].includes(format)) {
    return text.split(/\r?\n/).some((line) => line.startsWith(words));
  }
  const isPage = format === "html" || name.endsWith(".html");
  return isPage && words.startsWith("<") && text.includes(words);
}

/** C0 and C1 controls except tab and line ends, direction marks and isolates. */
const harmful =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
