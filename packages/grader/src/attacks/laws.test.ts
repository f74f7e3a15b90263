import { describe, expect, it } from "vitest";
import { newKeys, privateKeyFrom, signed } from "../report/signature.ts";
import { outcomeReport } from "../testing/outcomes.ts";
import type { Attack } from "./attack.ts";
import type { Evidence } from "./evidence.ts";
import { breaches, surprises } from "./laws.ts";
import { newSecrets } from "./secrets.ts";

const secrets = newSecrets();
const attack: Attack = {
  name: "00-nothing",
  folder: "",
  row: 0,
  tries: "does nothing",
  exercise: "04-softmax/01-softmax",
  holds: "L0",
  from: "L0",
  deserves: 4,
  outcome: ["fail"],
  seconds: 10,
  isRefused: false,
  forged: ["::notice"],
  nodeOnly: false,
};
const report = signed(outcomeReport("partial"), privateKeyFrom(newKeys().privateKey));
const held: Evidence = {
  reports: [report],
  said: "tried\n",
  outputs: [],
  seconds: 1,
  slowness: 1,
  growth: 5,
  standstill: 0.1,
  leftovers: [],
  touched: [],
  changedPrograms: [],
  pollution: [],
};

function output(text: string, name: string, audience: "staff" | "learner"): Partial<Evidence> {
  return { outputs: [{ name: `${name} for ${audience}`, audience, text, problems: [] }] };
}

describe("the laws of attacks", () => {
  it("find nothing where nothing is", () => {
    expect([...breaches(attack, held, secrets), ...surprises(attack, held)]).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, string]>([
    ["a point", { reports: [{ ...report, points: 5 }] }, "it got 5 points and deserves 4"],
    ["a changed report", { reports: [{ ...report, points: 3 }] }, "its report is not signed"],
    ["a secret that was read", { said: `tried ${secrets.openFile}` }, "it read a secret"],
    ["a secret for staff", output(secrets.spec, "html", "staff"), "a secret is in html for staff"],
    [
      "a title for learners",
      output(secrets.title, "tap", "learner"),
      "a secret is in tap for learner",
    ],
    [
      "a value for learners",
      output(`[${secrets.value}]`, "text", "learner"),
      "a secret is in text for learner",
    ],
    ["words of success", { said: "tried\ngot through: x\n" }, "it says that it got through: x"],
    [
      "a forged line",
      output("a\n::notice x", "github", "staff"),
      'github for staff says "::notice"',
    ],
    [
      "a control character",
      output("\u001B[2J", "text", "staff"),
      "text for staff holds control characters",
    ],
    ["memory", { growth: 300 }, "the grader grew by 300 MiB"],
    ["a standstill", { standstill: 4 }, "the grader stood still for 4.0 s"],
    ["a leftover", { leftovers: ["a program still ran"] }, "a program still ran"],
    ["a visit", { touched: ["it spoke to a listener"] }, "it spoke to a listener"],
    [
      "another bwrap",
      { changedPrograms: ["/usr/bin/bwrap"] },
      "/usr/bin/bwrap is no longer what it was",
    ],
    ["pollution", { pollution: ["points"] }, 'every object of the grader has "points"'],
  ])("find %s", (_, change, words) => {
    expect(breaches(attack, { ...held, ...change }, secrets)).toContain(words);
  });

  it("let staff read what only learners must not", () => {
    const change = output(`${secrets.title} ${secrets.value}`, "html", "staff");
    expect(breaches(attack, { ...held, ...change }, secrets)).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, string]>([
    ["was not tried", { said: "" }, "it was not tried"],
    ["takes too long", { seconds: 11 }, "it took 11.0 s"],
    ["has no report", { reports: [] }, "there are 0 reports"],
    [
      "comes to something else",
      { reports: [outcomeReport("crash")] },
      'it came to "crash", not to "fail"',
    ],
  ])("say of an attack that it %s", (_, change, words) => {
    expect(surprises(attack, { ...held, ...change })).toContain(words);
  });
});
