/* oxlint-disable vitest/valid-title, vitest/expect-expect -- the tests are made of claims here */
import { afterAll, describe, it } from "vitest";
import { readCatalog } from "../catalog.ts";
import { Auditor } from "./auditor.ts";
import type { AuditReport } from "./audit-report.ts";
import { claimsAbout } from "./claims.ts";
import { subjectsOf } from "./subjects.ts";

const { exercises, modules } = readCatalog();
// Learners are given the course without its answers: then there is nothing to audit.
const audited = exercises.filter(({ solution }) => solution !== undefined);
// What the gate runs on is what is shipped: there, an exercise.ts that is solved was committed by mistake.
const auditor = new Auditor({ pristine: process.env["GRADUS_PRISTINE"] === "1" });
const reports = new Map<string, Promise<AuditReport>>();

afterAll(() => auditor.close());

describe("the course", () => {
  it("has a spec in every exercise's folder", () => {
    const unfinished = modules.flatMap((module) => module.unfinished);
    if (unfinished.length > 0) throw new Error(`No spec.ts: ${unfinished.join(", ")}`);
  });
});

for (const entry of audited) {
  describe(entry.id, () => {
    claimsAbout(entry, subjectsOf(entry)).forEach(({ sentence }, i) => {
      it(sentence, { timeout: 120_000 }, async () => {
        const { claims } = await reportOf(entry.id);
        const [problem] = claims[i].problems;
        if (problem !== undefined) throw new Error(problem);
      });
    });
  });
}

/** All audits begin with the first that is asked for, so that they share the processes. */
function reportOf(id: string): Promise<AuditReport> {
  if (reports.size === 0) for (const entry of audited) reports.set(entry.id, auditor.audit(entry));
  return reports.get(id) ?? Promise.reject(new Error(`${id} is not audited.`));
}
