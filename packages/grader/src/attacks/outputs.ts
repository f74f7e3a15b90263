import type { KeyObject } from "node:crypto";
import { formats } from "../formats/formats.ts";
import { audiences, type GradeReport } from "../report/grade-report.ts";
import { signed } from "../report/signature.ts";
import { view } from "../report/view.ts";
import type { Output } from "./evidence.ts";

/** Reports in every format, for everybody. */
export async function outputsOf(
  reports: readonly GradeReport[],
  key: KeyObject,
): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const audience of audiences) {
    const views = reports.map((report) => {
      const one = view(report, audience, { now: new Date() });
      return Object.assign(one, signed({ ...one }, key));
    });
    for (const { name, write, validate } of formats) {
      const text = write(views, { env: {}, tell: () => {} });
      const problems = await validate(text);
      outputs.push({ name: `${name} for ${audience}`, audience, text, problems });
    }
  }
  return outputs;
}
