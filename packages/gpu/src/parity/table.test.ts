import { cpu } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { entries } from "./entries.ts";
import { exceptions } from "./exceptions.ts";
import { checkEntry } from "./parity-entry.ts";
import { checkExports } from "./proofs.ts";
import { exported } from "./standing.ts";

const named = new Map<unknown, string[]>();
for (const { name, of } of entries)
  for (const one of of) named.set(one, [...(named.get(one) ?? []), name]);

describe("the parity table", () => {
  for (const family of ["core", "layers", "optimizers"] as const) {
    const exportsOf = Object.entries(exported[family]);

    it(`has an entry for everything that @gradus/${family} exports, or a reason why not`, () => {
      const check = (): void =>
        checkExports(`@gradus/${family}`, exported[family], entries, exceptions[family]);
      expect(check).not.toThrow();
    });

    it(`gives a reason for nothing that @gradus/${family} does not export, or that has an entry`, () => {
      const known = new Map(exportsOf);
      const needless = Object.keys(exceptions[family]).filter(
        (name) => !known.has(name) || named.has(known.get(name)),
      );
      expect(needless).toEqual([]);
    });
  }

  it("names everything once, so that no entry can be missed", () => {
    const twice = [...named.values()].filter((names) => names.length > 1);
    expect(twice).toEqual([]);
    expect(entries.filter(({ of }) => of.length === 0)).toEqual([]);
  });

  it("names nothing that is not exported", () => {
    const values = new Set<unknown>(Object.values(exported).flatMap((all) => Object.values(all)));
    const unknown = entries.filter(({ of }) => !of.every((one) => values.has(one)));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});

describe("a parity entry", () => {
  it.each(entries.map((entry) => [entry.name, entry] as const))(
    "holds %s to what float32 can do: the reference backend keeps its bound",
    async (_name, entry) => {
      const { cases } = await checkEntry(cpu, entry);
      expect(cases).toBeGreaterThan(0);
    },
  );
});
