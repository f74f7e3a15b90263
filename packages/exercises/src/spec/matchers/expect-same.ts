import type { Plain } from "../../plain/plain.ts";
import { toPlain } from "../../plain/to-plain.ts";
import { CheckFailure, type Failure } from "../check-failure.ts";
import { SpecError } from "../spec-error.ts";
import { type Bounds, type Differences, differences } from "./differences.ts";
import { shapeFailure, typeFailure, valueFailure } from "./failures.ts";
import { matcherPassed } from "./passed.ts";

/** What `equal` and `close` have in common. */
export function expectSame(
  matcher: string,
  actual: unknown,
  expected: unknown,
  why: string,
  bounds: Bounds,
): void {
  const [received, wanted] = [plain(matcher, actual), plain(matcher, expected)];
  const found = differences(received, wanted, bounds);
  const first = found.types[0] ?? found.shapes[0] ?? found.values[0];
  if (!first) return matcherPassed();
  throw new CheckFailure({ ...describe(found), why, received, expected: wanted, first });
}

function describe(found: Differences): Omit<Failure, "why"> {
  if (found.types[0]) return typeFailure(found.types[0]);
  if (found.shapes[0]) return shapeFailure(found.shapes[0]);
  return valueFailure(found);
}

/** A matcher's argument as plain data. */
export function plain(matcher: string, value: unknown): Plain {
  if (value instanceof Promise) {
    throw new SpecError(
      `${matcher}: it was given a Promise.\n  Every action is asynchronous.\n  Try: await act.…(…)`,
    );
  }
  return toPlain(value);
}
