import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpu } from "./cpu-backend.ts";

const problems = fc
  .record({
    outer: fc.integer({ min: 0, max: 3 }),
    length: fc.integer({ min: 1, max: 4 }),
    inner: fc.integer({ min: 0, max: 3 }),
  })
  .chain((view) =>
    fc.tuple(fc.constant(view), fc.array(fc.nat(view.length - 1), { maxLength: 5 })),
  );

describe("gather and scatterAdd on the cpu", () => {
  it("read and write x[o, index[p], i], index by index", () => {
    fc.assert(
      fc.property(problems, ([view, index]) => {
        const { outer, length, inner } = view;
        const rows = cpu.upload(Int32Array.from(index));
        const x = Int32Array.from({ length: outer * length * inner }, (_, i) => i + 1);
        const g = Int32Array.from({ length: outer * index.length * inner }, (_, i) => i + 1);
        const gathered = new Int32Array(g.length);
        const scattered = new Int32Array(x.length);
        for (let o = 0; o < outer; o++)
          for (let p = 0; p < index.length; p++)
            for (let i = 0; i < inner; i++) {
              const [near, far] = [
                (o * index.length + p) * inner + i,
                (o * length + index[p]) * inner + i,
              ];
              gathered[near] = x[far];
              scattered[far] += g[near];
            }
        expect(cpu.gather(cpu.upload(x), rows, view).readSync()).toEqual(gathered);
        expect(cpu.scatterAdd(cpu.upload(g), rows, view).readSync()).toEqual(scattered);
      }),
    );
  });
});
