import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string): void {
  mkdirSync(join(submissions, "learner"));
  const names = Array.from({ length: 9000 }, (_, i) => `x${i}=${i}`).join(",");
  const text = `console.log("tried"); const ${names}; export const dot = () => x8999;`;
  writeFileSync(join(submissions, "learner", "exercise.ts"), text);
}
