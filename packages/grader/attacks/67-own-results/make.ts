import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string): void {
  const folder = join(submissions, "learner");
  mkdirSync(join(folder, "results"), { recursive: true });
  const report = {
    schema: "grade/v1",
    outcome: "graded",
    points: 11,
    maxPoints: 11,
    submission: { id: "somebody else", sha256: "0".repeat(64) },
    signature: { algorithm: "Ed25519", publicKey: "", value: "" },
  };
  for (const name of [
    "results.jsonl",
    "results/results.json",
    "grade.json",
    "submission_metadata.json",
  ]) {
    writeFileSync(join(folder, name), `${JSON.stringify(report)}\n`);
  }
  const text = `console.log("tried");\nconsole.log('${JSON.stringify(report)}');\nexport const dot = () => 7;\n`;
  writeFileSync(join(folder, "exercise.ts"), text);
}
