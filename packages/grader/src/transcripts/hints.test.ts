import { describe, expect, it } from "vitest";
import { check } from "../commands/check.ts";
import { deskCopy, transcript } from "../testing/desk-copy.ts";

const sigmoid = "02-neuron/03-sigmoid";
const doubled = "export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-2 * z));\n";

describe("a hint", () => {
  it("is not said after the first failure", async () => {
    const { text } = await transcript(sigmoid, doubled);
    expect(text).not.toContain("Hint:");
  });

  it("is said after the second failure on the same check", async () => {
    const { text } = await transcript(sigmoid, doubled, { times: 2 });
    expect(text).toMatch(/^ {2}Hint: \S+/m);
  });

  it("waits for the second failure in a row: one that is put aside in between starts the count anew", async () => {
    const desk = deskCopy(sigmoid);
    try {
      const stub = desk.source();
      for (const source of [doubled, stub, doubled]) {
        desk.write(source);
        await check(desk.kit(), [sigmoid]);
      }
      expect(desk.read()).not.toContain("Hint:");
    } finally {
      desk.remove();
    }
  });

  it("is not said again once the answer is right", async () => {
    const right = "export const sigmoid = (z: number): number => (Math.tanh(z / 2) + 1) / 2;\n";
    const { text } = await transcript(sigmoid, right, { times: 2 });
    expect(text).not.toContain("Hint:");
  });
});
