import { type Backend, cpu, exp, sum, type Tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { ulps, ulpsOfLargest } from "./bound.ts";
import { numbers } from "./draw.ts";
import { caseOf } from "./parity-case.ts";
import { checkEntry, type Entry } from "./parity-entry.ts";

const because = "this is a test";
const input = numbers([3, 5]);

function entryOf(f: (x: Tensor) => Tensor, rest: Partial<Entry> = {}): Entry {
  const cases = input.map((x) => caseOf([x], ([y]) => f(y)));
  return { name: f.name, of: [f], cases, bound: ulps(2, because), ...rest };
}

/** The reference in float32, with something wrong in one of its kernels. */
function spoiled(kernels: Partial<Backend>): Backend {
  return { ...cpu, ...kernels };
}

describe("checkEntry", () => {
  it("accepts the reference itself", async () => {
    const report = await checkEntry(cpu, entryOf(exp));
    expect(report.cases).toBe(12);
    expect(report.worst).toBeLessThan(1);
  });

  it("rejects an output that is 2⁻¹⁹ off, as a part of its number", async () => {
    const off = spoiled({
      map: (fn, x) =>
        cpu.upload(Float32Array.from(cpu.map(fn, x).readSync(), (y) => y * (1 + 2 ** -19))),
    });
    await expect(checkEntry(off, entryOf(exp))).rejects.toThrow("output 0, element");
  });

  it("rejects a gradient that is wrong where the output is right", async () => {
    const off = spoiled({ zip: (fn, ...given) => cpu.zip(fn === "mul" ? "add" : fn, ...given) });
    await expect(checkEntry(off, entryOf(exp))).rejects.toThrow("gradient 0, element");
  });

  it("rejects another shape, another dtype, and a gradient that is missing", async () => {
    const place = (first: (x: Tensor) => Tensor, second: (x: Tensor) => Tensor): Entry => ({
      ...entryOf(exp),
      cases: input.map((x) =>
        caseOf([x], ([y], { dtype }) => (dtype === "float64" ? first(y) : second(y))),
      ),
    });
    await expect(checkEntry(cpu, place(sum, exp))).rejects.toThrow("gives [3, 5] float");
    await expect(
      checkEntry(
        cpu,
        place(exp, (x) => x.cast("int32")),
      ),
    ).rejects.toThrow("int32");
    await expect(
      checkEntry(
        cpu,
        place(exp, (x) => exp(x.detach())),
      ),
    ).rejects.toThrow("0 gradients");
  });

  it("measures by the largest number where the entry says so", async () => {
    const off = spoiled({
      map: (fn, x) => cpu.upload(Float32Array.from(cpu.map(fn, x).readSync(), (y) => y + 2 ** -18)),
    });
    const bound = ulpsOfLargest(1000, because);
    await expect(checkEntry(off, entryOf(exp, { bound }))).resolves.toBeDefined();
    await expect(checkEntry(off, entryOf(exp, { bound: ulps(10, because) }))).rejects.toThrow(
      "ulps apart",
    );
  });
});
