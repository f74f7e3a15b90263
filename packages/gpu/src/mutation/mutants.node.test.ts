import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { few } from "./few.ts";
import { mutantsOf } from "./mutants.ts";
import { textsIn } from "./wgsl-texts.ts";

/** What lines become. */
function changesOf(text: string): string[] {
  return mutantsOf({ file: "a.wgsl.ts", line: 1, text }).map(({ after }) => after);
}

describe("mutantsOf", () => {
  it("makes one mistake at a time, and no other change", () => {
    const text = "fn f(a: u32) -> u32 {\n  return (a + 16u) * 2u;\n}\n";
    expect(changesOf(text)).toEqual([
      "return (a + 17u) * 2u;",
      "return (a + 16u) * 3u;",
      "return (a - 16u) * 2u;",
      "return (a + 16u) + 2u;",
    ]);
    for (const { line, mutated } of mutantsOf({ file: "a.wgsl.ts", line: 10, text })) {
      expect(line).toBe(11);
      expect(mutated).not.toBe(text);
      expect(mutated.length - text.length).toBeLessThan(3);
    }
  });

  it("mistakes numbers, comparisons, signs, and the larger for the smaller", () => {
    expect(changesOf("let y = 0.5;")).toEqual(["let y = 0.625;"]);
    expect(changesOf("let y = 0.0;")).toEqual(["let y = 1.0;"]);
    expect(changesOf("let y = x & 0x7fffffffu;")).toEqual([
      "let y = x & 0x7ffffffeu;",
      "let y = x | 0x7fffffffu;",
    ]);
    expect(changesOf("if (i >= n) { return; }")).toEqual(["if (i > n) { return; }"]);
    expect(changesOf("return max(x, y);")).toEqual(["return min(x, y);"]);
    expect(changesOf("return -x;")).toEqual(["return x;"]);
  });

  it("leaves alone what is no program, and loops that would not end", () => {
    expect(changesOf("// a + b")).toEqual([]);
    expect(changesOf("@compute @workgroup_size(256)")).toEqual([]);
    expect(changesOf("struct Sizes { rows: u32, unused: array<u32, 3> }")).toEqual([]);
    expect(changesOf("for (var i = n; i > 0u; i--) {")).toEqual(["for (var i = n; i > 1u; i--) {"]);
  });
});

describe("textsIn", () => {
  it("reads the WGSL of a source, without its slots and comments", () => {
    const source =
      'import "./a.ts";\n// `let not = 1;`\nexport const w = `\nlet a = 1; /* \\`b\\` */\n${c("let d = 2;")}\nlet e = 3;\n`;\n';
    expect(textsIn("a.wgsl.ts", source)).toEqual([
      { file: "a.wgsl.ts", line: 3, text: "\nlet a = 1; /* `b` */\n" },
      { file: "a.wgsl.ts", line: 5, text: "let d = 2;" },
      { file: "a.wgsl.ts", line: 5, text: "\nlet e = 3;\n" },
    ]);
  });
});

describe("few", () => {
  it("takes some of many, in order, and never one twice", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 200 }), (many) => {
        const some = few(many);
        expect(some).toEqual(many.filter((one) => some.includes(one)));
        expect(some.length).toBe(Math.min(many.length, 3 + Math.floor(many.length / 12)));
      }),
    );
  });

  it("takes the second, the fifth, … of twelve", () => {
    expect(few(Array.from({ length: 12 }, (_, i) => i + 1))).toEqual([2, 5, 8, 11]);
  });
});
