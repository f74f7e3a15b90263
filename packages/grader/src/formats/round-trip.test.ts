import { parse as parseCsv } from "csv-parse/sync";
import * as fc from "fast-check";
import { marked } from "marked";
import { type DefaultTreeAdapterMap, parse as parseHtml } from "parse5";
import { SaxesParser } from "saxes";
import { Parser as TapParser } from "tap-parser";
import { describe, expect, it } from "vitest";
import { view, type View } from "../report/view.ts";
import { reports } from "../testing/arbitrary-reports.ts";
import { gradedAt } from "../testing/outcomes.ts";
import { csvText } from "./escape/csv-cell.ts";
import { withoutAttachments } from "./escape/xml.ts";
import type { Format, Occasion } from "./format.ts";
import { githubSummary } from "./github-summary.ts";
import { github } from "./github.ts";
import { exercism } from "./exercism.ts";
import { gradescope } from "./gradescope.ts";
import { html } from "./html.ts";
import { junit } from "./junit.ts";
import { moodle } from "./moodle.ts";
import { prairielearn } from "./prairielearn.ts";
import { tap } from "./tap.ts";
import { testUnits } from "./test-units.ts";

const nowhere: Occasion = { env: {}, tell: () => {} };

/** A report with any texts, as staff see it: nothing is left out, so all of it has to come back. */
const views = reports().map((report) => view(report, "staff", { now: gradedAt }));

/** Writes a view, and hands what was written to whoever reads it back. */
function roundTrip({ write }: Format, read: (file: string, one: View) => void): void {
  fc.assert(fc.property(views, (one) => read(write([one], nowhere), one)));
}

describe("JUnit", () => {
  it("is read back by an XML parser", () => {
    roundTrip(junit, (file, one) => {
      const cases: { name: string; text: string }[] = [];
      let text = "";
      const parser = new SaxesParser();
      parser.on("error", (error) => {
        throw error;
      });
      parser.on("opentag", ({ name, attributes }) => {
        if (name === "testcase") cases.push({ name: attributes.name, text: "" });
        text = "";
      });
      parser.on("text", (more) => (text += more));
      parser.on("closetag", ({ name }) => {
        const last = cases.at(-1);
        if (last && /failure|error|skipped/.test(name)) last.text = text;
      });
      parser.write(file).close();
      const units = testUnits(one);
      expect(cases).toEqual(
        units.map(({ name, words }) => ({
          name: withoutAttachments(name),
          text: withoutAttachments(words),
        })),
      );
    });
  });
});

type Node = DefaultTreeAdapterMap["childNode"];

/** All elements below a node. */
function elements(
  node: Node | DefaultTreeAdapterMap["document"],
): DefaultTreeAdapterMap["element"][] {
  const own = "tagName" in node ? [node] : [];
  return "childNodes" in node ? [...own, ...node.childNodes.flatMap(elements)] : own;
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

describe("HTML", () => {
  it("is read back by an HTML parser, and has no element of a learner's", () => {
    const known =
      /^(?:html|head|meta|title|style|body|main|h1|h2|p|svg|desc|text|rect|details|summary|ul|li|span|pre|footer)$/;
    roundTrip(html, (file, one) => {
      const all = elements(parseHtml(file));
      expect(all.filter(({ tagName }) => !known.test(tagName))).toEqual([]);
      const blocks = all.filter(({ tagName }) => tagName === "pre").map(textOf);
      const told = testUnits(one).map(({ words }) => words);
      for (const words of told.filter((text) => text !== "")) expect(blocks).toContain(words);
      const chart = all
        .filter(({ tagName }) => tagName === "desc")
        .map(textOf)
        .join("");
      for (const { title } of one.checks) expect(chart).toContain(title);
    });
  });
});

describe("the summary of GitHub Actions", () => {
  it("is read back by a Markdown parser, and has no HTML, link or picture of a learner's", () => {
    roundTrip(githubSummary, (file, one) => {
      const tokens = marked.lexer(file);
      const kinds = new Set<string>();
      void marked.walkTokens(tokens, ({ type }) => void kinds.add(type));
      for (const kind of ["html", "link", "image", "em", "codespan", "del", "blockquote", "list"])
        expect([...kinds]).not.toContain(kind);
      const blocks = tokens.flatMap((token) => (token.type === "code" ? [String(token.text)] : []));
      const told = testUnits(one).filter(({ isPass, words }) => !isPass && words !== "");
      const shown = blocks.slice(0, told.length).map((text) => text.trimEnd());
      expect(shown).toEqual(told.map(({ words }) => words.trimEnd()));
      const page = parseHtml(marked.parse(file, { async: false }));
      const cells = elements(page)
        .filter(({ tagName }) => tagName === "td")
        .map(textOf);
      const names = cells.filter((_, i) => i % 3 === 0);
      const expected = testUnits(one).map(({ name }) => name.replaceAll(/\s+/g, " ").trim());
      expect(names.map((name) => name.trim())).toEqual(expected);
    });
  });
});

/** What GitHub's runner makes of a line, as its documentation describes it. */
function command(line: string): { name: string; message: string } | undefined {
  const [, name, , message] = /^::(\w+)( [^:]*)?::(.*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const plain = message.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  return { name, message: plain };
}

describe("annotations of GitHub Actions", () => {
  it("are one command a line, with the words that were meant", () => {
    roundTrip(github, (file, one) => {
      const commands = file.trimEnd().split("\n").map(command);
      const failing = testUnits(one).filter(
        ({ isPass, check }) => !isPass && check?.status !== "not-run",
      );
      expect(commands.map((each) => each?.name)).toEqual([...failing.map(() => "error"), "notice"]);
      const told = failing.map(({ words }, i) => words || commands[i]?.message);
      expect(commands.slice(0, -1).map((each) => each?.message)).toEqual(told);
    });
  });
});

describe("TAP", () => {
  it("is read back by a TAP parser, and nothing is skipped or bailed out of", () => {
    roundTrip(tap, (file, one) => {
      const found: { ok: boolean; name: string; message: string | undefined }[] = [];
      const parser = new TapParser({ strict: true });
      parser.on("assert", ({ ok, name, diag, skip, todo }) => {
        expect([skip, todo]).toEqual([false, false]);
        found.push({ ok, name, message: diag?.message });
      });
      parser.on("bailout", () => expect.unreachable("a learner bailed out"));
      parser.end(file);
      const units = testUnits(one);
      expect(found).toEqual(
        units.map(({ isPass, name, words }) => ({
          ok: isPass,
          name: expect.stringContaining(name.replace(/\{$/, "")),
          message: isPass ? undefined : words,
        })),
      );
    });
  });
});

describe("CSV", () => {
  it("is read back by a CSV parser, and no cell is a formula", () => {
    roundTrip(moodle, (file) => {
      const rows: string[][] = parseCsv(file);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    });
  });

  it("keeps a cell's words", () => {
    const texts = fc
      .string({ unit: "grapheme" })
      .map((text) => text.replaceAll(/\s+/g, " ").trim());
    fc.assert(
      fc.property(texts, (text) => {
        const [[cell, next]]: string[][] = parseCsv(`${csvText(text)},x\n`);
        expect(next).toBe("x");
        expect(cell.replace(/^'(?=[=+\-@＝＋－＠])/, "")).toBe(text);
      }),
    );
  });
});

describe("JSON", () => {
  it.each([
    ["gradescope", gradescope],
    ["prairielearn", prairielearn],
    ["exercism", exercism],
  ])("of %s has every title and every word of a check", (_name, format) => {
    roundTrip(format, (file, one) => {
      if (one.outcome !== "graded" || one.checks.length === 0) return;
      const { tests }: { tests: { name: string; output?: string; message?: string }[] } =
        JSON.parse(file);
      const shown = tests.map(({ name, output = "", message = "" }) => name + output + message);
      const isOpen = one.checks.map(
        ({ visibility, hiddenValues }) => /visible|after-due/.test(visibility) && !hiddenValues,
      );
      one.checks.forEach(({ title, message }, i) => {
        expect(shown[i]).toContain(isOpen[i] ? title : "");
        expect(shown[i]).toContain(isOpen[i] ? message : "");
      });
    });
  });
});
