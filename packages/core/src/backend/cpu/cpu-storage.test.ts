import { describe, expect, it } from "vitest";
import { CpuStorage } from "./cpu-storage.ts";

describe("CpuStorage", () => {
  it("knows its dtype and its size", () => {
    const storages = [new Float32Array(1), new Float64Array(2), new Int32Array(0)].map(
      (data) => new CpuStorage(data),
    );
    expect(storages.map(({ dtype }) => dtype)).toEqual(["float32", "float64", "int32"]);
    expect(storages.map(({ size }) => size)).toEqual([1, 2, 0]);
  });

  it("copies out, and may be held and let go of any number of times", async () => {
    const storage = new CpuStorage(Float32Array.of(1, 2));
    storage.retain();
    storage.release();
    storage.release();
    expect(await storage.read()).toEqual(Float32Array.of(1, 2));
    expect(await storage.read()).not.toBe(storage.data);
    expect(storage.readSync()).not.toBe(storage.readSync());
  });
});
