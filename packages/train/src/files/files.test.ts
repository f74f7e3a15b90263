import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fromJson, toJson } from "./json.ts";
import { sealed, unsealed } from "./sealed.ts";
import { writeWhole } from "./write-whole.ts";

describe("writeWhole", () => {
  it("leaves the new content and nothing else, also after one that was killed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "whole "));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "deep", "file");
    await writeWhole(path, "old and long");
    writeFileSync(`${path}.123.partial`, "ol");
    await writeWhole(path, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(readdirSync(join(folder, "deep"))).toEqual(["file"]);
  });

  it("leaves the old content if the new one cannot be written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "whole "));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "file");
    await writeWhole(path, "old");
    const broken = new Proxy(new Uint8Array(8), {});
    await expect(writeWhole(path, broken)).rejects.toThrow(TypeError);
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("toJson", () => {
  it("keeps every number as it is", () => {
    const numbers = fc.record({
      number: fc.double(),
      list: fc.array(fc.double()),
      text: fc.string(),
    });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(fromJson(toJson(value))).toEqual({ ...value });
      }),
    );
    expect(toJson([NaN, -0, 1])).toBe('[{"number":"NaN"},{"number":"-0"},1]');
  });
});

describe("unsealed", () => {
  it("gives back what was sealed", async () => {
    const bytes = await sealed({ w: tensor([1, 2]) }, { about: "nothing" });
    const { tensors, metadata } = await unsealed("reading", bytes);
    expect(tensors.get("w")!.toArray()).toEqual([1, 2]);
    expect({ ...metadata }).toEqual({ about: "nothing" });
  });

  it("notices one changed bit in a number", async () => {
    const bytes = await sealed({ w: tensor([1, 2]) }, {});
    bytes[bytes.length - 1] ^= 1;
    await expect(unsealed("loadModel", bytes)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: loadModel: the file is not as it was written.
        A saved model or training holds a checksum of itself, and is refused when a bit has changed.]
    `);
  });
});
