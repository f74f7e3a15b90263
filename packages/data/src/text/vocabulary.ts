import { explain, fromData, type Tensor } from "@gradus/core";
import { finiteNumbers, type Numbers } from "../values/numbers.ts";

/** What stands for tokens that are not known. */
export interface VocabularyOptions {
  /** One of the tokens; without it, a token that is not known is an error. */
  readonly unknown?: string;
}

/** Which tokens to take. */
export interface VocabularyOfOptions extends VocabularyOptions {
  /** Tokens that come first, whether they occur or not, such as padding, start and end. */
  readonly special?: readonly string[];
  /** How often a token occurs at least, 1 unless said otherwise. */
  readonly minCount?: number;
  /** How many tokens there are at most, special ones included. */
  readonly maxSize?: number;
}

/**
 * Tokens and their numbers, 0 to size − 1: what an embedding or a one-hot layer takes for text.
 *
 * @example
 * ```ts
 * const vocabulary = Vocabulary.of(names.map(characters), { special: ["."] });
 * const ids = vocabulary.encode(characters("ada"));
 * vocabulary.decode(ids).join(""); // "ada"
 * ```
 */
export class Vocabulary {
  readonly tokens: readonly string[];
  readonly unknown: string | undefined;
  private readonly numbers: ReadonlyMap<string, number>;

  /**
   * @param tokens in the order of their numbers
   * @throws RangeError if a token comes twice, or the one for the unknown is none of them
   */
  constructor(tokens: readonly string[], { unknown }: VocabularyOptions = {}) {
    this.tokens = Object.freeze([...tokens]);
    this.unknown = unknown;
    this.numbers = new Map(tokens.map((token, number) => [token, number]));
    const twice = tokens.find((token, number) => this.numbers.get(token) !== number);
    if (twice === undefined && (unknown === undefined || this.numbers.has(unknown))) return;
    throw new RangeError(
      explain(
        "Vocabulary",
        twice === undefined
          ? `${JSON.stringify(unknown)} stands for the unknown, and is no token.`
          : `the token ${JSON.stringify(twice)} comes twice.`,
        "Each token comes once, and one of them may stand for all others.",
      ),
    );
  }

  /**
   * The tokens of some texts: special ones first, then by falling frequency, and alphabetically where
   * that is equal.
   *
   * @param texts each a list of tokens
   */
  static of(
    texts: Iterable<Iterable<string>>,
    { special = [], unknown, minCount = 1, maxSize = Infinity }: VocabularyOfOptions = {},
  ): Vocabulary {
    const first =
      unknown === undefined || special.includes(unknown) ? special : [...special, unknown];
    const found = byFrequency(texts)
      .filter(([token, count]) => count >= minCount && !first.includes(token))
      .map(([token]) => token);
    const room = Math.max(0, maxSize - first.length);
    const tokens = [...first, ...found.slice(0, room)];
    return new Vocabulary(tokens, unknown === undefined ? {} : { unknown });
  }

  /** How many tokens. */
  get size(): number {
    return this.tokens.length;
  }

  /** The number of a token. */
  numberOf(token: string): number {
    const number = this.numbers.get(token) ?? this.numbers.get(this.unknown ?? token);
    if (number !== undefined) return number;
    throw new RangeError(
      explain(
        "Vocabulary",
        `there is no token ${JSON.stringify(token)}.`,
        `This vocabulary has ${this.size} tokens, none of which stands for the unknown.`,
        'Vocabulary.of(texts, { unknown: "<unknown>" })',
      ),
    );
  }

  /** Tokens as their numbers. int32 `[time]`. */
  encode(tokens: Iterable<string>): Tensor {
    const numbers = Int32Array.from([...tokens], (token) => this.numberOf(token));
    return fromData(numbers, [numbers.length]);
  }

  /**
   * Numbers as their tokens.
   *
   * @throws RangeError for a number that no token has
   */
  decode(numbers: Numbers): string[] {
    const list = finiteNumbers("Vocabulary", "numbers", numbers);
    return Array.from({ length: list.length }, (_, at) => {
      if (Object.hasOwn(this.tokens, list[at])) return this.tokens[list[at]];
      throw new RangeError(
        explain(
          "Vocabulary",
          `numbers[${at}] is ${list[at]}.`,
          `There are ${this.size} tokens, numbered from 0.`,
        ),
      );
    });
  }
}

/** The tokens of some texts, and how often each occurs, the most frequent first. */
function byFrequency(texts: Iterable<Iterable<string>>): [token: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const token of text) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
