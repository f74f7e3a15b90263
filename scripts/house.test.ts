import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { conceptsPage } from "./concepts/concepts-page.ts";

const root = path.join(import.meta.dirname, "..");
const ops = path.join(root, "packages/core/src/ops");

describe("the core", () => {
  const differentiable = readdirSync(ops)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .filter((name) => /\brecord(Broadcast)?\(/.test(read(path.join(ops, name))));

  it.each(differentiable)("checks the gradients of ops/%s against finite differences", (name) => {
    const test = path.join(ops, name.replace(/\.ts$/, ".test.ts"));
    expect(existsSync(test) && read(test)).toContain("gradcheck(");
  });
});

describe("the documentation", () => {
  const pages = markdownIn(root);

  it("has a table of concepts that is up to date: pnpm concepts writes it", () => {
    expect(read(path.join(root, "docs/concepts.md")) === conceptsPage(root)).toBe(true);
  });

  it("says of every concept how it stands on a GPU", () => {
    const rows = conceptsPage(root)
      .split("\n")
      .filter((line) => line.startsWith("| [`"));
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.filter((row) => row.endsWith("|  |"))).toEqual([]);
  });

  it("is found", () => {
    expect(pages).toContain("README.md");
  });

  it.each(pages)("%s links to files that exist", (page) => {
    const text = read(path.join(root, page)).replaceAll(/```[^]*?```|`[^`\n]*`/g, "");
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.split("#")[0]);
    const files = links.filter((target) => target !== "" && !/^[a-z]+:/.test(target));
    const missing = files.filter(
      (target) => !existsSync(path.join(root, path.dirname(page), decodeURI(target))),
    );
    expect(missing).toEqual([]);
  });
});

/** Every Markdown page of the repository, relative to its root. */
function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const location = path.join(folder, entry.name);
    if (entry.name.startsWith(".") || ["node_modules", "dist"].includes(entry.name)) return [];
    if (entry.isDirectory()) return markdownIn(location);
    return entry.name.endsWith(".md") ? [path.relative(root, location)] : [];
  });
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
