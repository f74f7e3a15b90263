import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GradeReport, Outcome } from "../../report/grade-report.ts";
import type { BatchGrader, GradeTask } from "../run/batch-grader.ts";
import { sha256 } from "../submissions/answers.ts";

/** How a toy grader behaves. */
export interface ToyOptions {
  readonly version?: string;
  readonly specHash?: string;
  /** The files of an answer. */
  readonly files?: readonly string[];
  /** How long a grade takes, in milliseconds. */
  readonly pause?: number;
  /** Is told of every answer before it is graded. */
  readonly onGrade?: (task: GradeTask, source: string) => void;
}

/**
 * Grades by what an answer says, without running it: `points 2` has two points of three, and `infra` cannot be graded.
 * Otherwise equal answers have equal grades.
 */
export function toyGrader({
  version = "toy 1",
  specHash = "spec 1",
  files = ["exercise.ts"],
  pause = 0,
  onGrade,
}: ToyOptions = {}): BatchGrader {
  const toy = { version, specHash, ms: pause };
  return {
    version,
    seedId: "shown",
    specHash: () => specHash,
    filesOf: () => files,
    grade: async (task, folder) => {
      const source = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
      onGrade?.(task, source);
      if (pause > 0) await new Promise((done) => setTimeout(done, pause));
      if (source.includes("infra")) throw new Error("the sandbox did not start");
      const said = /points (\d)/.exec(source)?.[1];
      const points =
        said === undefined ? Number.parseInt(sha256(Buffer.from(source))[0], 16) % 4 : Number(said);
      return reportOf(toy, task, "graded", points);
    },
    ungraded: async (task, outcome, message) => ({ ...reportOf(toy, task, outcome, 0), message }),
    sign: (graded) => graded,
  };
}

interface Toy {
  readonly version: string;
  readonly specHash: string;
  readonly ms: number;
}

function reportOf(
  { version, specHash, ms }: Toy,
  { exercise: id, submission }: GradeTask,
  outcome: Outcome,
  points: number,
): GradeReport {
  return {
    schema: "grade/v1",
    audience: "staff",
    exercise: { id, title: id, version, specHash, file: "exercise.ts" },
    submission,
    run: {
      grader: version,
      node: process.versions.node,
      startedAt: new Date().toISOString(),
      ms,
      level: "L0",
      enforced: [],
      notEnforced: ["network"],
      seedId: "shown",
    },
    outcome,
    points,
    maxPoints: 3,
    checks: [1, 2, 3].map((n) => ({
      id: `check-${n}`,
      title: `check ${n}`,
      visibility: "visible",
      points: points >= n ? 1 : 0,
      maxPoints: 1,
      status: points >= n ? "pass" : outcome === "graded" ? "fail" : "not-run",
      message: "",
      ms: 0,
    })),
    hiddenChecks: 0,
    flags: [],
  };
}
