import { parseArgs } from "node:util";
import { auditDefects, Auditor, auditTable, isSound, readCatalog } from "@gradus/exercises";

// What `gradus audit` starts: it runs from the sources, since its children are found beside them.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, pristine: { type: "boolean" } },
});
const [root, ...ids] = positionals;
const exercises = readCatalog(root).exercises.filter(({ id }) => ids.includes(id));
const auditor = new Auditor({ pristine: values.pristine ?? false });
const reports = await Promise.all(exercises.map((exercise) => auditor.audit(exercise)));
auditor.close();

const isWhole = reports.every(isSound);
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ schema: "gradus/audit/v1", sound: isWhole, reports }, null, 2)}\n`,
  );
} else {
  const defects = auditDefects(reports);
  const warnings = reports.flatMap(({ id, warnings: own }) => own.map((text) => `${id}: ${text}`));
  const parts = [auditTable(reports), warnings.join("\n"), defects].filter((text) => text !== "");
  process.stdout.write(`\n${parts.join("\n\n")}\n\n`);
}
process.exitCode = isWhole ? 0 : 1;
