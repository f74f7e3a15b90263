import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bagOfWords } from "./bag-of-words.ts";
import { NgramModel } from "./ngram-model.ts";
import { characters, words } from "./tokens.ts";
import { Vocabulary } from "./vocabulary.ts";

const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

describe("characters and words", () => {
  it("are joined to the text again, also beyond the basic plane", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(characters(text).join("")).toBe(text);
        expect(characters(text).every((one) => Array.from(one).length === 1)).toBe(true);
      }),
    );
  });

  it("are words in lower case, without what stands between them", () => {
    expect(words("Don't panic, Zoë: 42!")).toEqual(["don't", "panic", "zoë", "42"]);
    expect(words("...")).toEqual([]);
  });
});

describe("Vocabulary", () => {
  it("decodes what it encoded", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const vocabulary = Vocabulary.of(list.map(characters), { special: ["<pad>"] });
        for (const text of list)
          expect(vocabulary.decode(vocabulary.encode(characters(text))).join("")).toBe(text);
      }),
    );
  });

  it("is the same whatever the order of the texts", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const [forward, backward] = [list, list.toReversed()].map((some) =>
          Vocabulary.of(some.map(characters)),
        );
        expect(backward.tokens).toEqual(forward.tokens);
      }),
    );
  });

  it("has special tokens first, then the most frequent ones", () => {
    const vocabulary = Vocabulary.of(
      [
        ["b", "a", "b"],
        ["c", "a", "b"],
      ],
      { special: ["."], unknown: "?", maxSize: 4 },
    );
    expect(vocabulary.tokens).toEqual([".", "?", "b", "a"]);
    expect(vocabulary.encode(["b", "zebra", "."]).toArray()).toEqual([2, 1, 0]);
    expect(Vocabulary.of([["a", "b", "a"]], { minCount: 2 }).tokens).toEqual(["a"]);
  });

  it("says what it does not know", () => {
    const vocabulary = new Vocabulary(["a", "b"]);
    expect(() => vocabulary.encode(["c"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Vocabulary: there is no token "c".
        This vocabulary has 2 tokens, none of which stands for the unknown.
        Try: Vocabulary.of(texts, { unknown: "<unknown>" })]
    `);
    expect(() => vocabulary.decode([2])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Vocabulary: numbers[0] is 2.
        There are 2 tokens, numbered from 0.]
    `);
    expect(() => new Vocabulary(["a", "a"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Vocabulary: the token "a" comes twice.
        Each token comes once, and one of them may stand for all others.]
    `);
    expect(() => new Vocabulary(["a"], { unknown: "?" })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Vocabulary: "?" stands for the unknown, and is no token.
        Each token comes once, and one of them may stand for all others.]
    `);
  });
});

describe("bagOfWords", () => {
  it("counts every token, and does not care about their order", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const vocabulary = Vocabulary.of(list.map(characters));
        fc.pre(vocabulary.size > 0);
        const counts = bagOfWords(list.map(characters), vocabulary);
        const reversed = bagOfWords(
          list.map((text) => characters(text).toReversed()),
          vocabulary,
        );
        expect(reversed.dataSync()).toEqual(counts.dataSync());
        expect([...counts.sum(1).dataSync()]).toEqual(list.map((text) => characters(text).length));
      }),
    );
  });

  it("leaves out what is not known, or counts it for the unknown", () => {
    expect(bagOfWords([["a", "b", "a"]], new Vocabulary(["a"])).toArray()).toEqual([[2]]);
    expect(
      bagOfWords([["a", "b"]], new Vocabulary(["a", "?"], { unknown: "?" })).toArray(),
    ).toEqual([[1, 1]]);
  });
});

describe("NgramModel", () => {
  const sequences = fc.array(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });

  it("gives probabilities that add up to 1 over all that can come", () => {
    const orders = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        sequences,
        orders,
        fc.constantFrom(0.1, 1, 5),
        fc.array(fc.constantFrom("a", "b"), { maxLength: 3 }),
        (train, n, smoothing, context) => {
          const model = new NgramModel(n, { smoothing }).fit(train);
          const after = (next: string[]): number =>
            Math.exp(model.logProbabilities([...context, ...next])[context.length]);
          const known = [...new Set(train.flat())];
          const total = [...known, "unseen"].reduce((sum, next) => sum + after([next]), after([]));
          expect(total).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it("counts by hand: after a come b, b and the end", () => {
    const model = new NgramModel(2, { smoothing: 0 }).fit([["a", "b"], ["a", "b"], ["a"]]);
    const logs = model.logProbabilities(["a", "b"]);
    expect(logs.map((log) => Math.exp(log))).toEqual([1, expect.closeTo(2 / 3, 12), 1]);
    expect(model.perplexity([["b"]])).toBe(Infinity);
  });

  it("is less perplexed by its training texts the more it looks back, without smoothing", () => {
    fc.assert(
      fc.property(sequences, (train) => {
        const [short, long] = [1, 3].map((n) =>
          new NgramModel(n, { smoothing: 0 }).fit(train).perplexity(train),
        );
        expect(long).toBeLessThanOrEqual(short * (1 + 1e-12));
      }),
    );
  });

  it("draws what it has seen, and the same for the same seed", () => {
    const model = new NgramModel(3, { smoothing: 0 }).fit([
      characters("anna"),
      characters("hanna"),
    ]);
    const drawn = Array.from({ length: 20 }, (_, seed) => model.sample(new Random(seed)).join(""));
    expect(new Set(drawn)).toEqual(new Set(["anna", "hanna"]));
    expect(model.sample(new Random(1), 2)).toHaveLength(2);
    expect(new NgramModel(2).sample(new Random(1))).toEqual([]);
  });

  it("needs an order and a smoothing that make sense", () => {
    expect(() => new NgramModel(0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: NgramModel: n is 0 and the smoothing 1.
        n is a whole number, 1 or more, and a smoothing is 0 or more.]
    `);
    expect(() => new NgramModel(2, { smoothing: -1 })).toThrow(RangeError);
  });
});
