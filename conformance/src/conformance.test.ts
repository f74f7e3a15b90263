import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describeOnGpu } from "@gradus/gpu/testing";
import { describe, expect, it } from "vitest";
import { concepts } from "./concepts.ts";
import { parseGoldenFile } from "./golden-file.ts";
import { type Precision, precisionOn, precisions, runCase } from "./run-case.ts";

const folder = path.join(import.meta.dirname, "../pytorch");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((file) => parseGoldenFile(readFileSync(path.join(folder, file), "utf8"), file));

/** Every case of every file, in some precisions. */
function everyCase(held: readonly Precision[]): void {
  const kinds = held.map(({ dtype, backend }) => `${dtype} on ${backend.name}`);
  for (const { concept, cases } of files) {
    describe.skipIf(!Object.hasOwn(concepts, concept))(`of ${concept}`, () => {
      for (const golden of cases) {
        it(`${golden.name} agrees in ${kinds.join(" and ")}`, async () => {
          for (const precision of held)
            await expect(runCase(golden, concepts[concept], precision)).resolves.toBeUndefined();
        });
      }
    });
  }
}

describe("golden values", () => {
  everyCase(precisions);
});

describeOnGpu("golden values on a GPU", (gpu) => {
  everyCase([precisionOn(gpu)]);
});
