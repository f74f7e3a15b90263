import { compete } from "../contest.ts";
import { type Measurement, say } from "../measurement.ts";
import { formatReport, reportOf } from "../report.ts";
import { operations } from "./operations.ts";
import { startTfjs } from "./tfjs.ts";
import { xorStep } from "./xor-step.ts";

/** The reference backend beside TensorFlow.js's: both plain JavaScript, both float32, one thread. */
export async function benchCore(): Promise<Measurement> {
  const peer = await startTfjs();
  const outcomes = [...operations(), xorStep()].map((contest) => {
    say(`${contest.name} …`);
    return compete(contest);
  });
  say("");
  const report = reportOf("core", peer, outcomes);
  return { report, text: formatReport(report) };
}
