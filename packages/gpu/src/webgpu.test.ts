import { ones, scope } from "@gradus/core";
import { expect, it } from "vitest";
import { describeOnGpu } from "./testing/describe-on-gpu.ts";
import { gpuOf } from "./testing/gpu-of.ts";
import { webgpu } from "./webgpu.ts";

describeOnGpu("webgpu", (shared) => {
  it("says which adapter it is on", () => {
    expect(Object.values(shared.adapter).join("")).not.toBe("");
  });

  it("computes nothing before somebody reads, and everything then", async () => {
    let x = ones([3], { backend: shared });
    for (let i = 0; i < 300; i++) x = x.add(x.mul(0.5)).div(1.5);
    expect(await x.data()).toEqual(Float32Array.of(1, 1, 1));
  });

  it("lets go of what a scope made", () => {
    const before = shared.memory().inUse;
    scope(() => {
      const x = ones([1000], { backend: shared });
      x.add(x).mul(x);
    });
    expect(shared.memory().inUse).toBe(before);
  });

  it("writes an upload after the kernels that read what was there before", async () => {
    const sums = [];
    for (let i = 0; i < 20; i++) {
      // The same buffer each time: disposed of, and taken from the pool at once.
      const x = ones([64], { backend: shared }).mul(i);
      sums.push(x.add(0));
      x.dispose();
    }
    const firsts = await Promise.all(sums.map(async (sum) => (await sum.data())[0]));
    expect(firsts).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it("hands over together what is read together", async () => {
    const { commands } = gpuOf(shared);
    const [x, y] = [ones([3], { backend: shared }).mul(2), ones([2], { backend: shared })];
    const { batch } = commands;
    const [twos] = await Promise.all([x.data(), y.data(), x.add(1).data()]);
    expect(twos).toEqual(Float32Array.of(2, 2, 2));
    expect(commands.batch).toBe(batch + 1);
  });

  it("times each kernel on demand", async () => {
    const backend = await webgpu({ trace: true });
    const x = ones([1000], { backend });
    await x.add(x).mul(x).data();
    const { traceEvents } = await backend.trace();
    const names = traceEvents.map((event) => (event as { name: string }).name);
    expect(names).toEqual([
      "process_name",
      "thread_name",
      "fill",
      "zip add float32",
      "zip mul float32",
    ]);
    for (const event of traceEvents.slice(2) as { ts: number; dur: number }[]) {
      expect(event.ts).toBeGreaterThanOrEqual(0);
      expect(event.dur).toBeGreaterThanOrEqual(0);
    }
    backend.destroy();
    await expect(shared.trace()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: webgpu: a trace was asked for, and nothing was measured.
        Measuring costs time, so it is done only where it is asked for, before the first kernel.
        Try: webgpu({ trace: true }), or GRADUS_TRACE=1 in the environment.]
    `);
  });

  it("explains what a GPU cannot hold, and that reading waits", () => {
    const x = ones([2], { backend: shared });
    expect(() => x.dataSync()).toThrowErrorMatchingInlineSnapshot(`
      [Error: webgpu: its numbers were asked for at once.
        A GPU answers later, so reading waits.
        Try: await x.data()]
    `);
    expect(() => ones([2], { backend: shared, dtype: "float64" }))
      .toThrowErrorMatchingInlineSnapshot(`
        [TypeError: ones: webgpu has no float64.
          It computes in float32, int32.]
      `);
    expect(() => ones([2 ** 31 - 1], { backend: shared })).toThrow("smaller batches");
    expect(() => ones([2]).add(x)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: add: one operand is on cpu, the other on webgpu.
        A kernel reads only its own backend's memory.
        Try: fromData(await x.data(), x.shape, { backend })]
    `);
  });

  it("says that its device was lost", async () => {
    const backend = await webgpu();
    const x = ones([2], { backend });
    backend.destroy();
    await expect(x.data()).rejects.toThrow("webgpu: the device was lost: ");
  });
});
