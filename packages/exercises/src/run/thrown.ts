import { stripAnsi } from "./strip-ansi.ts";

/** What a learner's code threw, as plain data. */
export interface Thrown {
  /** `"RangeError"`; empty for what is not an Error. */
  readonly name: string;
  readonly message: string;
  /** In words: `a RangeError: …`, or `the string "oops"`. */
  readonly description: string;
  readonly isError: boolean;
  /** Whether the learner's code threw by itself, or a `todo()` or an export that is not there was reached. */
  readonly origin: "code" | "todo" | "missing-export";
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

/** By name: classes differ where the learner's code is bundled or runs elsewhere. */
const origins: Readonly<Record<string, Thrown["origin"]>> = {
  NotWrittenYet: "todo",
  MissingExportError: "missing-export",
};

function describe(value: unknown): Thrown {
  if (!isError(value)) {
    const description = nonError(value);
    return {
      name: "",
      message: description,
      description,
      isError: false,
      origin: "code",
      stack: "",
    };
  }
  const name = text(value.name, 100) || "Error";
  const message = text(value.message, 1000);
  const article = /^[AEIOU]/.test(name) ? "an" : "a";
  return {
    name,
    message,
    description:
      message === "" ? `${article} ${name} without a message` : `${article} ${name}: ${message}`,
    isError: true,
    origin: Object.hasOwn(origins, name) ? origins[name] : "code",
    stack: text(value.stack, 10_000),
  };
}

function nonErrorThrown(description: string): Thrown {
  return { name: "", message: description, description, isError: false, origin: "code", stack: "" };
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
