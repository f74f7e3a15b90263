import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scope } from "../memory/scope.ts";
import { tanh } from "../ops/tanh.ts";
import { tensor } from "../tensor/creation.ts";
import { type Parameter, parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { graph, type GraphOptions } from "./graph.ts";

type Format = NonNullable<GraphOptions["format"]>;

/** Every kind of line a graph may have; `label` has no quote that is not escaped. */
const grammar: Record<Format, { first: string; node: RegExp; edge: RegExp; other: string[] }> = {
  mermaid: {
    first: "flowchart TD",
    node: /^ {2}(\w+)\(?\["(?<label>[\p{L}\p{N} ,=._#;[\]<>/-]*)"\]\)?$/u,
    edge: /^ {2}(\w+) (?:-->|-\.->) (\w+)$/,
    other: [],
  },
  dot: {
    first: "digraph tape {",
    node: /^ {2}(\w+) \[label="(?<label>(?:[^"\\\n]|\\["\\n])*)"(?:, shape=ellipse|, style=dashed)?\];$/,
    edge: /^ {2}(\w+) -> (\w+)(?: \[style=dashed\])?;$/,
    other: ["  node [shape=box];", "}"],
  },
};

/** What a drawing program sees: labels by id, and arrows between ids that exist. */
function read(text: string, format: Format): { labels: Map<string, string>; arrows: string[] } {
  const { first, node, edge, other } = grammar[format];
  const labels = new Map<string, string>();
  const arrows: string[] = [];
  const strange: string[] = [];
  const [head, ...lines] = text.split("\n");
  for (const line of lines) {
    const [box, arrow] = [node.exec(line), edge.exec(line)];
    if (box) labels.set(box[1], box.groups?.label ?? "");
    else if (arrow && labels.has(arrow[1]) && labels.has(arrow[2])) {
      arrows.push(`${arrow[1]} ${arrow[2]}`);
    } else if (!other.includes(line)) strange.push(line);
  }
  expect(head).toBe(first);
  expect(strange).toEqual([]);
  return { labels, arrows };
}

/** The title a reader sees. */
function titleIn(label: string, format: Format): string {
  if (format === "dot") {
    const title = label.slice(0, label.lastIndexOf("\\n"));
    return title
      .replace(/\\(["\\])/g, "$1")
      .replace(/&(?:lt|amp);/g, (sign) => (sign === "&lt;" ? "<" : "&"));
  }
  const title = label.slice(0, label.lastIndexOf("<br/>"));
  return title.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** A tape of additions: each picks two tensors that exist already. */
const tapes = fc
  .array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 })
  .map((picks): { output: Tensor; operations: number } => {
    const made: Tensor[] = [parameter(tensor(1))];
    for (const [i, j] of picks) made.push(made[i % made.length].add(made[j % made.length]));
    const output = made[made.length - 1];
    return { output, operations: reachable(output).filter((x) => x.node).length };
  });

function reachable(output: Tensor): Tensor[] {
  const found = new Set([output]);
  for (const x of found) for (const { input } of x.node?.edges ?? []) found.add(input);
  return [...found];
}

const formats: Format[] = ["mermaid", "dot"];

function neuron(): { loss: Tensor; w: Parameter; b: Parameter } {
  const w = parameter(tensor([[1], [2]]));
  const b = parameter(tensor(0.5));
  return {
    loss: tanh(
      tensor([[3, 4]])
        .matmul(w)
        .add(b),
    ).sum(),
    w,
    b,
  };
}

describe("graph", () => {
  it("draws a neuron in Mermaid", () => {
    const { loss, w, b } = neuron();
    expect(graph(loss, { names: { w, b } })).toMatchInlineSnapshot(`
      "flowchart TD
        n0(["w<br/>[2, 1]"])
        n1(["b<br/>[]"])
        n2["matmul<br/>[1, 1]"]
        n3["add<br/>[1, 1]"]
        n4["tanh<br/>[1, 1]"]
        n5["sum<br/>[]"]
        n0 --> n2
        n2 --> n3
        n1 --> n3
        n3 --> n4
        n4 --> n5"
    `);
  });

  it("draws a neuron in DOT", () => {
    const { loss, w, b } = neuron();
    expect(graph(loss, { format: "dot", names: { w, b, loss } })).toMatchInlineSnapshot(`
      "digraph tape {
        node [shape=box];
        n0 [label="w\\n[2, 1]", shape=ellipse];
        n1 [label="b\\n[]", shape=ellipse];
        n2 [label="matmul\\n[1, 1]"];
        n3 [label="add\\n[1, 1]"];
        n4 [label="tanh\\n[1, 1]"];
        n5 [label="loss = sum\\n[]"];
        n0 -> n2;
        n2 -> n3;
        n1 -> n3;
        n3 -> n4;
        n4 -> n5;
      }"
    `);
  });

  it("is one node for a tensor without a tape", () => {
    const x = tensor([1, 2], { dtype: "float64" });
    expect(graph(x)).toBe('flowchart TD\n  n0(["tensor<br/>[2] float64"])');
    expect(graph(parameter(x))).toBe('flowchart TD\n  n0(["parameter<br/>[2] float64"])');
  });

  it.each(formats)("shows each tensor once and each use of it as an arrow, in %s", (format) => {
    fc.assert(
      fc.property(tapes, ({ output, operations }) => {
        const { labels, arrows } = read(graph(output, { format }), format);
        expect(labels.size).toBe(operations + 1);
        expect(arrows).toHaveLength(2 * operations);
      }),
    );
  });

  it.each(formats)("draws arrows from the older to the newer tensor, in %s", (format) => {
    fc.assert(
      fc.property(tapes, ({ output }) => {
        for (const arrow of read(graph(output, { format }), format).arrows) {
          const [from, to] = arrow.split(" ").map((id) => Number(id.slice(1)));
          expect(from).toBeLessThan(to);
        }
      }),
    );
  });

  it("is the same text for the same computation, whatever was computed before", () => {
    const first = graph(neuron().loss);
    expect(graph(neuron().loss)).toBe(first);
  });

  it.each(formats)("shows any name as it is, up to its spaces, in %s", (format) => {
    const signs = fc.constantFrom(
      "\n",
      '"',
      "\\",
      "&lt;",
      "#34;",
      "%%{init: {}}%%",
      "```",
      "1. ",
      "]",
      "<b>",
    );
    const names = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.array(signs, { minLength: 1 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(names, (name) => {
        const w = parameter(tensor(1));
        const { labels } = read(graph(w.mul(2), { format, names: { [name]: w } }), format);
        expect(titleIn(labels.get("n0") ?? "", format)).toBe(name.replace(/\s+|\p{Cc}/gu, " "));
      }),
    );
  });

  it("names a tensor all it is called", () => {
    const shared = parameter(tensor(1));
    expect(graph(shared, { names: { encoder: shared, decoder: shared } })).toContain(
      '"encoder, decoder<br/>[]"',
    );
  });

  it.each(formats)("shows what is closest to the output, and counts the rest, in %s", (format) => {
    let x: Tensor = parameter(tensor(0));
    for (let i = 0; i < 10_000; i++) x = x.add(1);
    const { labels, arrows } = read(graph(x, { format }), format);
    expect(labels.size).toBe(201);
    expect(labels.get("more")).toBe("9801 more not shown");
    expect(arrows).toHaveLength(200);
    expect(arrows).toContain("more n0");
    expect(read(graph(x, { format, limit: 20_000 }), format).labels.size).toBe(10_001);
  });

  it("draws a tape whose numbers were disposed of", () => {
    const loss = scope(() => neuron().loss);
    expect(graph(loss)).toBe(graph(neuron().loss));
  });

  it("explains what it cannot do", () => {
    const x = tensor(1);
    expect(() => graph(x, { limit: 0.5 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: graph: the limit is 0.5.
        A limit is a whole number, 1 or more.]
    `);
    // as a caller without types might
    expect(() => graph(x, { format: "svg" as Format })).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: graph: the format is "svg".
        A graph is written as "mermaid" or as "dot".]
    `);
  });
});
