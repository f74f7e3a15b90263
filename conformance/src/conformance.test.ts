import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { concepts } from "./concepts.ts";
import { parseGoldenFile } from "./golden-file.ts";
import { precisions, runCase } from "./run-case.ts";

const folder = path.join(import.meta.dirname, "../pytorch");

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const { concept, cases } = parseGoldenFile(readFileSync(path.join(folder, file), "utf8"), file);
  describe.skipIf(!Object.hasOwn(concepts, concept))(`golden values of ${concept}`, () => {
    for (const golden of cases) {
      it(`${golden.name} agrees in ${precisions.map(({ dtype }) => dtype).join(" and ")}`, async () => {
        for (const precision of precisions)
          await expect(runCase(golden, concepts[concept], precision)).resolves.toBeUndefined();
      });
    }
  });
}
