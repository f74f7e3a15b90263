import type { View } from "../report/view.ts";
import { hiddenNotice, totalOf } from "../report/view-words.ts";
import { tapDescription } from "./escape/tap-description.ts";
import type { Format } from "./format.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** The Test Anything Protocol, version 14. */
export const tap: Format = {
  name: "tap",
  about: "the Test Anything Protocol, version 14",
  write: (views) => `${lines(views).join("\n")}\n`,
  validate: problemsOf,
};

/** A check that was not run is `not ok` and not skipped: readers take skipped tests for passed ones. */
function lines(views: readonly View[]): readonly string[] {
  const tests = views.flatMap((view) => testUnits(view).map((unit) => ({ unit, view })));
  const notice = hiddenNotice(totalOf(views));
  const plan = tests.length === 0 ? "1..0 # SKIP no check is shown" : `1..${tests.length}`;
  return [
    "TAP version 14",
    plan,
    ...(notice === undefined ? [] : [`# ${notice}`]),
    ...tests.flatMap(({ unit, view }, i) => testLines(unit, view, i + 1)),
  ];
}

function testLines(unit: TestUnit, { exercise }: View, number: number): readonly string[] {
  const { name, isPass, points, maxPoints, words, check } = unit;
  const description = tapDescription(`${exercise.title}: ${name}`);
  const line = `${isPass ? "ok" : "not ok"} ${number} - ${description}`;
  if (isPass) return [line];
  const facts = { status: check?.status ?? "not-graded", points, maxPoints, message: words };
  // JSON is YAML: nothing that a text says can end the block.
  const block = Object.entries(facts).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return [line, "  ---", ...block, "  ..."];
}

const testLine = /^(not )?ok (\d+) - (?:[^#\\]|\\.)*$/;
const blockLine = /^ {2}\w+: (?:\d+|"(?:[^"\\]|\\.)*")$/;

/** What of a file is not TAP 14, or TAP that this format does not write. */
function problemsOf(source: string): readonly string[] {
  const [version, plan = "", ...rest] = source.split("\n");
  const [, planned] = /^1\.\.(\d+)(?: # SKIP .*)?$/.exec(plan) ?? [];
  if (version !== "TAP version 14") return ["the file does not begin with TAP version 14."];
  if (planned === undefined) return ["the second line is no plan."];
  const numbers = rest.flatMap((line) => testLine.exec(line)?.[2] ?? []);
  const strange = rest.filter((line) => !isKnown(line));
  return [
    ...strange.map((line) => `${JSON.stringify(line)} is no line of TAP.`),
    ...(numbers.length === Number(planned)
      ? []
      : [`${planned} tests are planned, and there are ${numbers.length}.`]),
    ...(numbers.every((n, i) => Number(n) === i + 1)
      ? []
      : ["the tests are not numbered in order."]),
  ];
}

function isKnown(line: string): boolean {
  const isFrame = line === "" || line === "  ---" || line === "  ..." || line.startsWith("# ");
  return isFrame || testLine.test(line) || blockLine.test(line);
}
