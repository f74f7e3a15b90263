import * as fc from "fast-check";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { State } from "../verdict/verdict.ts";
import { type ProgressRecord, untouched } from "./progress-record.ts";
import { ProgressStore } from "./progress-store.ts";

const newFolder = (): string => mkdtempSync(join(tmpdir(), "gradus progress "));
const id = "01-numbers/01-dot-product";
const counts = fc.nat({ max: 100 });
const records: fc.Arbitrary<ProgressRecord> = fc.record(
  {
    key: fc.string(),
    state: fc.constantFrom<State>("done", "wrong", "to-do", "broken"),
    points: counts,
    maxPoints: counts,
    begun: fc.boolean(),
    doneOnce: fc.boolean(),
    failing: fc.record({ check: fc.string(), times: counts }),
    hintsShown: counts,
  },
  { requiredKeys: ["key", "state", "points", "maxPoints", "begun", "doneOnce", "hintsShown"] },
);

describe("ProgressStore", () => {
  it("remembers what it was told", () => {
    const folder = newFolder();
    fc.assert(
      fc.property(records, (record) => {
        const told = new ProgressStore(newFolder()).write(id, record);
        new ProgressStore(folder).write(id, told);
        expect(new ProgressStore(folder).read(id)).toMatchObject(record);
      }),
      { numRuns: 30 },
    );
  });

  it("forgets what it is told to forget", () => {
    const store = new ProgressStore(newFolder());
    store.write(id, { failing: { check: "adds up", times: 1 } });
    store.write(id, { failing: undefined });
    expect(store.read(id).failing).toBeUndefined();
  });

  it("starts over where a record is corrupt, whatever stands in it", () => {
    const folder = newFolder();
    const store = new ProgressStore(folder);
    store.write(id, { hintsShown: 1 });
    const [name] = readdirSync(join(folder, "progress"));
    const file = join(folder, "progress", name);
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat().map((end) => readFileSync(file, "utf8").slice(0, end % 40)),
    );
    fc.assert(
      fc.property(junk, (text) => {
        writeFileSync(file, text);
        expect(store.read(id)).toEqual(untouched);
      }),
    );
  });

  it("knows nothing of an exercise it was told nothing about", () => {
    expect(new ProgressStore(newFolder()).read(id)).toEqual(untouched);
  });
});
