import { explain } from "@gradus/core";

/** The options of a golden case, read with a check that they are what the concept needs. */
export class Attributes {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  text(name: string): string {
    return this.read(name, "a text", (value) => typeof value === "string");
  }

  number(name: string): number {
    return this.read(name, "a number", isNumber);
  }

  flag(name: string): boolean {
    return (
      this.has(name) && this.read(name, "true or false", (value) => typeof value === "boolean")
    );
  }

  numbers(name: string): number[] {
    return this.read(name, "a list of numbers", listOf(isNumber));
  }

  /** A list of places, where null means the end of the axis. */
  places(name: string): (number | null)[] {
    return this.read(name, "a list of numbers", listOf(isPlace));
  }

  /** One number for both axes of an image, or one for each. */
  pair(name: string, otherwise: number): number | [number, number] {
    if (!this.has(name) || this.values[name] === null) return otherwise;
    return this.read(name, "a number or a pair", (value) => isNumber(value) || isPair(value));
  }

  /** How an image is padded: a pair, or a word for it. */
  padding(name: string): number | [number, number] | "same" | "valid" {
    const value = this.values[name];
    return value === "same" || value === "valid" ? value : this.pair(name, 0);
  }

  pairs(name: string): [number, number][] {
    return this.read(name, "a list of pairs", listOf(isPair));
  }

  /** One axis, several, or undefined for all of them. */
  axes(name: string): number | number[] | undefined {
    if (!this.has(name) || this.values[name] === null) return undefined;
    return this.read(name, "an axis, axes or null", isAxes);
  }

  private read<T>(name: string, kind: string, fits: (value: unknown) => value is T): T {
    const value = this.values[name];
    if (fits(value)) return value;
    throw new Error(
      explain("attrs", `${name} is ${JSON.stringify(value) ?? "missing"}.`, `Here it is ${kind}.`),
    );
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isPlace(value: unknown): value is number | null {
  return value === null || isNumber(value);
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isNumber);
}

function isAxes(value: unknown): value is number | number[] {
  return isNumber(value) || listOf(isNumber)(value);
}

function listOf<T>(fits: (value: unknown) => value is T): (value: unknown) => value is T[] {
  return (value): value is T[] => Array.isArray(value) && value.every(fits);
}
