import { resolve } from "node:path";
import { readCourseSecret } from "../batch/run/course-secret.ts";
import { pageOf } from "../formats/text.ts";
import { openGrader } from "../grade/grader.ts";
import type { Kit } from "../kit.ts";
import { wrap } from "../render/wrap.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import { startFolder } from "../workspace/places.ts";
import { chosen } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";
import { gradeAnswers } from "./grade-answers.ts";
import { levelOf } from "./level-of.ts";
import { Misuse } from "./misuse.ts";
import { type ReportOptions, readReportOptions } from "./report-options.ts";
import type { GradeReport } from "../report/grade-report.ts";
import { quoted, viewsOf, writeReports } from "./write-reports.ts";

export interface CiOptions extends ReportOptions {
  readonly require?: string;
  readonly acceptWeaker?: boolean;
  readonly exitZero?: boolean;
  readonly submission?: string;
  readonly student?: string;
  readonly secret?: string;
  readonly term?: string;
  readonly specs?: string;
  readonly seed?: string;
}

/** Grades answers where nobody watches, in a sandbox, and writes them in the formats of platforms. */
export async function ci(kit: Kit, what: readonly string[], options: CiOptions): Promise<number> {
  const plan = readReportOptions(options);
  const exercises = what.length === 0 ? kit.catalog.exercises : chosen(kit, what);
  const answers = answerOptions(options);
  const level = levelOf("ci", options.require ?? usual);
  // Words must not mix with a file that goes to standard output.
  const isPiped = plan.targets.some(({ file }) => file === undefined);
  const say = isPiped ? (text: string) => void process.stderr.write(text) : kit.out;
  const tell = (note: string): void => say(`${wrap(`  ${note}`, kit.paper.width, 4).join("\n")}\n`);
  const grader = await openGrader({
    at: kit.at,
    limits: kit.limits,
    level,
    acceptWeaker: options.acceptWeaker ?? false,
  });
  try {
    tell(isolationStatement(grader.sandbox));
    const reports = await gradeAnswers(kit, exercises, grader, answers);
    const views = viewsOf(reports, plan);
    if (!isPiped) say(quoted(pageOf(views), process.env));
    writeReports(views, plan, { out: kit.out, tell, env: process.env });
    tell(isolationStatement(grader.sandbox));
    return exitCodeOf(reports, options.exitZero ?? false);
  } finally {
    await grader.close();
  }
}

/** What most platforms' containers allow. */
const usual = "L2";

function answerOptions(options: CiOptions): Parameters<typeof gradeAnswers>[3] {
  const { submission, student, secret, term, specs, seed } = options;
  const file = secret === undefined ? undefined : resolve(startFolder(), secret);
  return {
    ...(submission !== undefined && { submission }),
    ...(student !== undefined && { student }),
    ...(file !== undefined && { secret: readCourseSecret(file, term) }),
    ...(specs !== undefined && { specs }),
    ...(seed !== undefined && { seed: seedOf(seed) }),
  };
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (Number.isSafeInteger(seed)) return seed;
  throw new Misuse(`ci: --seed ${text} is no seed.\n  A seed is a whole number.`);
}

/** What was not graded through no fault of the answer outweighs what is wrong. */
export function exitCodeOf(reports: readonly GradeReport[], isZero: boolean): number {
  if (reports.some(({ outcome }) => outcome === "infra-error")) return exitCodes.broken;
  return reports.some(isWrong) && !isZero ? exitCodes.wrong : exitCodes.fine;
}

/** What is not written yet is to do, not wrong. */
function isWrong({ outcome, checks }: GradeReport): boolean {
  if (outcome !== "graded") return true;
  return checks.some(({ status }) => status !== "pass" && status !== "not-run");
}
