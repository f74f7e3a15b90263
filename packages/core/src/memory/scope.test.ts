import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Backend, Storage } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { tanh } from "../ops/tanh.ts";
import { fromData, ones, tensor } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Variable } from "../tensor/variable.ts";
import { keep, liveTensors, scope } from "./scope.ts";

describe("scope", () => {
  it("frees what its body made, except what it returns", () => {
    const made: Tensor[] = [];
    const result = scope(() => {
      made.push(ones([2]), ones([3]));
      return made[0].add(1);
    });
    expect(made.map((x) => x.isDisposed)).toEqual([true, true]);
    expect(result.toArray()).toEqual([2, 2]);
  });

  it("leaves as many tensors alive as it returns, however many it makes", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (returned) => {
        const before = liveTensors();
        const kept = scope(() => returned.flatMap((is) => (is ? [ones([1])] : (ones([1]), []))));
        expect(liveTensors() - before).toBe(kept.length);
        for (const x of kept) x.dispose();
        expect(liveTensors()).toBe(before);
      }),
    );
  });

  it("finds returned tensors in arrays, maps, sets, objects, and behind cycles", () => {
    const made: Tensor[] = [];
    const number = (n: number): Tensor => (made.push(tensor(n)), made.at(-1)!);
    scope(() => {
      number(-1);
      const cycle: { x: Tensor; self?: unknown } = { x: number(0) };
      cycle.self = cycle;
      const map = new Map<unknown, unknown>([
        ["value", { y: number(1) }],
        [number(2), "key"],
      ]);
      return [cycle, map, new Set([[number(3)]]), null, "text", number(4)];
    });
    expect(made.map((x) => x.isDisposed)).toEqual([true, false, false, false, false, false]);
  });

  it("gives what it returns to the scope around it", () => {
    let inner: Tensor | undefined;
    scope(() => {
      inner = scope(() => ones([1]));
      expect(inner.isDisposed).toBe(false);
    });
    expect(inner?.isDisposed).toBe(true);
  });

  it("does not touch what was made outside", () => {
    const outside = ones([1]);
    scope(() => outside.add(1));
    scope(() => outside);
    scope(() => scope(() => outside));
    expect(outside.isDisposed).toBe(false);
  });

  it("frees everything when its body throws", () => {
    let made: Tensor | undefined;
    const before = liveTensors();
    expect(() =>
      scope(() => {
        made = ones([1]);
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect([made?.isDisposed, liveTensors()]).toEqual([true, before]);
    scope(() => void ones([1]));
    expect(liveTensors()).toBe(before);
  });

  it("keeps variables, parameters and their gradients", () => {
    const { weight, state } = scope(() => {
      const made = { weight: parameter(ones([2])), state: new Variable(ones([2])) };
      scope(() => tanh(made.weight).sum().backward());
      return made;
    });
    expect([weight.isDisposed, state.isDisposed, weight.grad?.isDisposed]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("refuses a Promise, whose work it would not cover, and frees what was made", () => {
    const before = liveTensors();
    expect(() => scope(async () => ones([1]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: scope: the body returned a Promise.
        A scope ends when its body returns, before a Promise is done.
        Try: return the tensor, and await its data outside.]
    `);
    expect(liveTensors()).toBe(before);
  });

  it("explains itself to whoever uses a tensor that it freed", () => {
    let gone: Tensor | undefined;
    scope(() => ((gone = ones([2])), undefined));
    expect(() => gone?.add(1)).toThrowErrorMatchingInlineSnapshot(`
      [Error: tensor: this tensor [2] was disposed of, perhaps by the scope it was made in.
        A scope frees what its body made, except what the body returns.
        Try: return the tensor from the scope, or keep() it.]
    `);
  });
});

describe("keep", () => {
  it("lets a tensor outlive every scope around it", () => {
    const kept: Tensor[] = [];
    scope(() =>
      scope(() => {
        kept.push(keep(ones([1])));
      }),
    );
    scope(() => {
      kept.push(ones([1]));
      scope(() => keep(kept[1]));
    });
    expect(kept.map((x) => x.isDisposed)).toEqual([false, false]);
    for (const x of kept) x.dispose();
  });
});

describe("dispose", () => {
  it("counts once, however often it is called", () => {
    const before = liveTensors();
    const x = ones([1]);
    expect(liveTensors()).toBe(before + 1);
    x.dispose();
    x.dispose();
    expect([x.isDisposed, liveTensors()]).toEqual([true, before]);
  });

  it("frees a storage with its last holder", () => {
    let holders = 0;
    const counted = (storage: Storage): Storage => ({
      dtype: storage.dtype,
      size: storage.size,
      retain: () => void holders++,
      release: () => void holders--,
      read: () => storage.read(),
      readSync: () => storage.readSync(),
    });
    const counting: Backend = {
      ...cpu,
      name: "counting",
      upload: (data) => counted(cpu.upload(data)),
    };
    const weight = scope(() => {
      const x = fromData(Float32Array.of(1, 2), [2], { backend: counting });
      const [view, alias] = [x.reshape([2, 1]), x.detach()];
      expect(holders).toBe(3);
      view.dispose();
      alias.dispose();
      expect(holders).toBe(1);
      return parameter(x);
    });
    expect(holders).toBe(1);
    scope(() => weight.assign(fromData(Float32Array.of(3, 4), [2], { backend: counting })));
    expect(holders).toBe(1);
    weight.dispose();
    expect(holders).toBe(0);
  });
});
