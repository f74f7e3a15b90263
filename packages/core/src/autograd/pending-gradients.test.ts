import { describe, expect, it } from "vitest";
import { tensor } from "../tensor/creation.ts";
import { PendingGradients } from "./pending-gradients.ts";
import { noGrad, withRecording } from "./recording.ts";

const [output, input, other] = [tensor(1), tensor(2), tensor(3)];

describe("PendingGradients", () => {
  it("adds contributions up, and hands each gradient out once", () => {
    const pending = new PendingGradients(output, tensor(1));
    pending.add(input, tensor(2));
    pending.add(input, tensor(3));
    expect(pending.take(input)?.toArray()).toBe(5);
    expect(pending.take(input)).toBeUndefined();
    expect(pending.take(other)).toBeUndefined();
  });

  it("frees the parts of a sum, and a gradient that was let go of", () => {
    noGrad(() => {
      const pending = new PendingGradients(output, tensor(1));
      const [a, b] = [tensor(2), tensor(3)];
      pending.add(input, a);
      pending.add(input, b);
      expect([a.isDisposed, b.isDisposed]).toEqual([true, true]);
      const sum = pending.take(input)!;
      pending.letGo(sum);
      expect(sum.isDisposed).toBe(true);
    });
  });

  it("keeps a gradient that belongs to several tensors until the last is done", () => {
    noGrad(() => {
      const pending = new PendingGradients(output, tensor(1));
      const shared = tensor(2);
      pending.add(input, shared);
      pending.add(other, shared);
      pending.letGo(pending.take(input)!);
      expect(shared.isDisposed).toBe(false);
      pending.letGo(pending.take(other)!);
      expect(shared.isDisposed).toBe(true);
    });
  });

  it("adds a gradient to itself", () => {
    noGrad(() => {
      const pending = new PendingGradients(output, tensor(1));
      const g = tensor(2);
      pending.add(input, g);
      pending.add(input, g);
      expect([pending.take(input)?.toArray(), g.isDisposed]).toEqual([4, true]);
    });
  });

  it("frees nothing older than the pass, and nothing that is being recorded", () => {
    const [old, seed] = [tensor(2), tensor(1)];
    noGrad(() => {
      const pending = new PendingGradients(output, seed);
      pending.add(input, old);
      pending.letGo(pending.take(input)!);
      pending.letGo(pending.take(output)!);
    });
    expect([old.isDisposed, seed.isDisposed]).toEqual([false, false]);
    const recorded = withRecording(true, () => {
      const pending = new PendingGradients(output, seed);
      const g = tensor(2);
      pending.add(input, g);
      pending.letGo(pending.take(input)!);
      return g;
    });
    expect(recorded.isDisposed).toBe(false);
  });
});
