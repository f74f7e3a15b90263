import { cpu } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { demos } from "./catalog.ts";

describe.each(Object.entries(demos))("the demo %s, quick", (_name, demo) => {
  it("keeps its promises", { timeout: 180_000 }, async () => {
    const drawn: string[] = [];
    const { claims } = await demo.run({
      quick: true,
      backend: cpu,
      say: () => {},
      plot: (_title, svg) => void drawn.push(svg),
      progress: () => [],
    });
    expect(claims.filter(({ holds }) => !holds)).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
    for (const svg of drawn) expect(svg).toMatch(/^<svg /);
  });
});
