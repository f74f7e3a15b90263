import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gallery } from "./gallery.ts";

describe("the pictures of the lessons", () => {
  it.each(gallery())("$exercise is what its script draws", async ({ file, draw }) => {
    const committed = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    expect(committed).toBe(await draw());
  });

  it.each(gallery())("$exercise can be read on light and on dark backgrounds", async ({ draw }) => {
    expect(await draw()).toContain("@media (prefers-color-scheme: dark)");
  });

  it.each(gallery())("$exercise says in words what it shows", async ({ draw }) => {
    expect(await draw()).toMatch(/<title>.{5,}<\/title>\n<desc>.{20,}<\/desc>/);
  });
});
