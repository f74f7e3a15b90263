import { existsSync, statSync } from "node:fs";
import { randomUUID } from "node:crypto";
import type { Occasion } from "../formats/format.ts";
import { placeText } from "../render/place-text.ts";
import type { GradeReport } from "../report/grade-report.ts";
import { signed } from "../report/signature.ts";
import { type View, view } from "../report/view.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import type { ReportPlan } from "./report-options.ts";

/** Where words and files go. */
export interface Desk {
  readonly out: (text: string) => void;
  /** For what somebody should know, beside the files. */
  readonly tell: (note: string) => void;
  readonly env: Occasion["env"];
}

/** What the audience may see of some reports, signed if there is a key. */
export function viewsOf(reports: readonly GradeReport[], plan: ReportPlan): readonly View[] {
  const { audience, time, key } = plan;
  return reports.map((report) => {
    const one = view(report, audience, time);
    return key ? Object.assign(one, signed({ ...one }, key)) : one;
  });
}

/** Writes views to all targets, each file whole. */
export function writeReports(views: readonly View[], plan: ReportPlan, desk: Desk): void {
  const occasion = { env: desk.env, tell: desk.tell, ...plan.gradebook };
  for (const { format, file } of plan.targets) {
    const content = format.write(views, occasion);
    if (file === undefined)
      desk.out(format.name === "github" ? content : quoted(content, desk.env));
    else if (stands(file, views)) desk.tell(keptWords(file));
    else {
      writeWhole(file, content);
      desk.tell(`Written: ${placeText(file)} (${format.name})`);
    }
  }
}

/** An earlier grade stands where this time something could not be graded through no fault of the answer. */
function stands(file: string, views: readonly View[]): boolean {
  const failed = views.some(({ outcome }) => outcome === "infra-error");
  return failed && existsSync(file) && statSync(file).size > 0;
}

function keptWords(file: string): string {
  return `Kept as it was: ${placeText(file)}. This time not everything could be graded, and an earlier grade stands.`;
}

/** A text for a log. GitHub Actions would take a line of a learner's that begins with `::` for a command. */
export function quoted(text: string, env: Occasion["env"]): string {
  if (env["GITHUB_ACTIONS"] !== "true") return text;
  const end = randomUUID();
  return `::stop-commands::${end}\n${text}\n::${end}::\n`;
}
