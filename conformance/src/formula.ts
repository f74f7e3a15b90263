import { explain, pow, type Tensor } from "@gradus/core";

/**
 * Evaluates a formula such as `(1-a)^2+5(b-a^2)^2` on tensors: +, −, products (also without a sign),
 * powers with a number, parentheses, and single-letter variables.
 *
 * @throws Error that names the place where the formula cannot be read
 */
export function evaluate(formula: string, variables: Readonly<Record<string, Tensor>>): Tensor {
  return new Reader(formula.replaceAll(" ", ""), variables).read();
}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly variables: Readonly<Record<string, Tensor>>;

  constructor(text: string, variables: Readonly<Record<string, Tensor>>) {
    this.text = text;
    this.variables = variables;
  }

  read(): Tensor {
    const value = this.sum();
    if (this.at < this.text.length) throw this.unreadable();
    return value;
  }

  private sum(): Tensor {
    let value = this.take("-") ? this.product().neg() : this.product();
    for (;;) {
      if (this.take("+")) value = value.add(this.product());
      else if (this.take("-")) value = value.sub(this.product());
      else return value;
    }
  }

  private product(): Tensor {
    let value = this.power();
    while (this.take("*") || /[(a-z\d.]/.test(this.text[this.at] ?? ""))
      value = value.mul(this.power());
    return value;
  }

  private power(): Tensor {
    const base = this.atom();
    return this.take("^") ? pow(base, this.number()) : base;
  }

  private atom(): Tensor {
    if (this.take("(")) {
      const value = this.sum();
      if (!this.take(")")) throw this.unreadable();
      return value;
    }
    const letter = this.text[this.at] ?? "";
    if (Object.hasOwn(this.variables, letter)) {
      this.at++;
      return this.variables[letter];
    }
    const [like] = Object.values(this.variables);
    return like.lift(this.number());
  }

  private number(): number {
    const [digits] = /^\d+(\.\d+)?/.exec(this.text.slice(this.at)) ?? [];
    if (digits === undefined) throw this.unreadable();
    this.at += digits.length;
    return Number(digits);
  }

  private take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private unreadable(): Error {
    return new Error(
      explain(
        "formula",
        `${this.text} cannot be read from place ${this.at} on.`,
        "It is made of numbers, variables, +, −, *, ^ with a number, and parentheses.",
      ),
    );
  }
}
