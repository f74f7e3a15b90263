import { stripAnsi } from "./strip-ansi.ts";

/** What a learner's code threw, as plain data. */
export interface Thrown {
  /** `"RangeError"`; empty for what is not an Error. */
  readonly name: string;
  readonly message: string;
  /** In words: `a RangeError: …`, or `the string "oops"`. */
  readonly description: string;
  readonly isError: boolean;
  /** A `todo()` was reached. */
  readonly notWritten: boolean;
  /** An export was called that is not there. */
  readonly missingExport: boolean;
  /** The stack's lines, for finding the learner's own line; empty for what is not an Error. */
  readonly stack: string;
}

/** Describes whatever was thrown. Trusts nothing about it: an error's own getters may throw. */
export function describeThrown(value: unknown): Thrown {
  try {
    return describe(value);
  } catch {
    return nonErrorThrown("something that throws when it is read");
  }
}

function describe(value: unknown): Thrown {
  if (!isError(value)) return nonErrorThrown(nonError(value));
  const name = text(value.name, 100) || "Error";
  const message = text(value.message, 1000);
  const article = /^[AEIOU]/.test(name) ? "an" : "a";
  return {
    name,
    message,
    description:
      message === "" ? `${article} ${name} without a message` : `${article} ${name}: ${message}`,
    isError: true,
    // By name: classes differ where the learner's code is bundled or runs elsewhere.
    notWritten: name === "NotWrittenYet",
    missingExport: name === "MissingExportError",
    stack: text(value.stack, 10_000),
  };
}

function nonErrorThrown(words: string): Thrown {
  const description = words.slice(0, 1000);
  const flags = { isError: false, notWritten: false, missingExport: false };
  return { name: "", message: description, description, ...flags, stack: "" };
}

/** By shape as well: an Error of another realm is no `instanceof Error` here. */
function isError(value: unknown): value is Error {
  if (value instanceof Error) return true;
  return Object.prototype.toString.call(value) === "[object Error]";
}

/** Without colors: a verdict has its own. */
function text(value: unknown, limit: number): string {
  return typeof value === "string" ? stripAnsi(value).slice(0, limit) : "";
}

function nonError(value: unknown): string {
  if (typeof value === "string") return `the string ${JSON.stringify(value.slice(0, 200))}`;
  if (value === undefined || value === null) return String(value);
  if (typeof value === "object") return "an object that is not an Error";
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return `the ${typeof value} ${value}`;
  }
  return `a ${typeof value}`;
}
