import { describe, expect, it } from "vitest";
import { paper } from "../../render/paper.ts";
import { lengthOf } from "../../render/wrap.ts";
import type { Host } from "../host.ts";
import { type Level, levels } from "../level.ts";
import { askedAt, type Protection, promisesOf } from "../protection.ts";
import { doctorJson } from "./doctor-json.ts";
import { endLines, headLines, levelLines } from "./doctor-page.ts";
import type { Finding, Place } from "./examine.ts";

const place: Place = {
  around: {
    platform: "linux",
    name: "Debian GNU/Linux 12",
    install: "apt-get install",
    container: "Docker",
    isGitHubRunner: false,
    closed: [],
  },
  host: { isRoot: true } as Host,
  node: { file: "/usr/bin/node", major: 20, minor: 20 },
};

const secret = "5ec7e7";

/** What was found at a level with these holes. */
function found(level: Level, holes: readonly Protection[] = []): Finding {
  return {
    level,
    enforced: askedAt(level).filter((one) => !holes.includes(one)),
    notEnforced: [...holes],
    breaches: new Map(holes.map((one) => [one, ["read a file that everybody may read"]])),
    tries: [
      { about: "reading: by name", got: secret, wentThrough: true },
      { about: "signals: to the grader", got: "ESRCH", wentThrough: false },
    ],
    holds: !promisesOf(level).some((one) => holes.includes(one)),
    milliseconds: 320,
    remedies: [],
  };
}

const unavailable: Finding = {
  ...found("L3"),
  holds: false,
  enforced: [],
  obstacle: { lack: "namespaces", why: "This system does not let bubblewrap work: No." },
  remedies: ["Give the pod a profile.", "Or stay at L2."],
};

const findings = [
  found("L0"),
  found("L1", ["network"]),
  found("L2", ["reading"]),
  unavailable,
  { ...unavailable, level: "L4" as const },
];

function page(width: number): string {
  const sheet = { ...paper({}), width };
  const sections = findings.map((one, i) => levelLines(one, findings[i - 1], sheet));
  return [headLines(place, sheet), ...sections, endLines(findings, sheet)].flat().join("\n");
}

describe("the doctor's page", () => {
  it("tells of each level what was tried, what held, and what would help", () => {
    expect(page(80)).toMatchInlineSnapshot(`
      "
        Isolation                  Debian GNU/Linux 12, in Docker, as root, Node 20.20

        What keeps a program that is graded from everything else. At each level a
        hostile program runs now, and tries what it says here; each level holds what
        the ones above it hold.

        ✓ L0  a process of its own                                        holds, 0.3 s
              ✓ code from strings               eval, text as a function, a library
              ✓ environment                     variables of the grader's own
              ✓ heap memory                     filling JavaScript's heap

        ✓ L1  and Node's permissions                                      holds, 0.3 s
              ✓ reading files                   secrets, by names, links and /proc
              ✓ writing files                   files, and what Node writes itself
              ✓ starting programs               a shell, a session, another Node
              ✓ programs left behind            programs that outlive it

        ✗ L2  and a user of its own, with limits                            has a hole
              ✓ the grader's memory             another program's memory, variables
              ✓ signals to other programs       ending another program
              ✓ privileges                      its user, groups and capabilities
              ✓ memory outside the heap         buffers, and WebAssembly's memory
              ✓ processor time                  its limit of time
              ✓ numbers of files and threads    its limits of files, sizes, threads
              ✗ reading files                   secrets, by names, links and /proc
                · read a file that everybody may read

        ○ L3  and namespaces, with a filter of system calls         not to be had here
              This system does not let bubblewrap work: No.
              · Give the pod a profile.
              · Or stay at L2.

        ○ L4  and a control group                                   not to be had here
              For the same reason as L3.

        The strongest level here is L1. gradus check needs no more; gradus ci asks for
        L2, and gradus batch for L3.
        A level that was tried and does not hold is not used. Nothing that could be
        installed is missing: please report it with what gradus doctor --json prints.
      "
    `);
  });

  it("stays inside the paper, however narrow, but for words that are longer", () => {
    for (const width of [36, 50, 80, 96]) {
      const longest = Math.max(...page(width).split("\n").map(lengthOf));
      expect(longest).toBeLessThanOrEqual(width);
    }
  });

  it("says what commands have what they ask for", () => {
    const ends = levels.map((_, i) =>
      endLines(
        levels.slice(0, i + 1).map((level) => found(level)),
        { ...paper({}), width: 96 },
      )
        .join(" ")
        .trim()
        .replaceAll(/ +/g, " "),
    );
    expect(ends).toMatchInlineSnapshot(`
      [
        "The strongest level here is L0. gradus check needs no more; gradus ci asks for L2, and gradus batch for L3.",
        "The strongest level here is L1. gradus check needs no more; gradus ci asks for L2, and gradus batch for L3.",
        "The strongest level here is L2. gradus ci has what it asks for; gradus batch asks for L3.",
        "The strongest level here is L3. gradus ci and gradus batch have what they ask for.",
        "The strongest level here is L4. gradus ci and gradus batch have what they ask for.",
      ]
    `);
  });
});

describe("the doctor's JSON", () => {
  it("has all that was found, and nothing of what could be read", () => {
    const text = doctorJson(place, findings);
    expect(text).not.toContain(secret);
    const report = JSON.parse(text) as { levels: readonly { holds: boolean }[] };
    expect(report).toMatchObject({ schema: "doctor/v1", strongest: "L1" });
    expect(report.levels.map(({ holds }) => holds)).toEqual([true, true, false, false, false]);
    expect(report.levels[2]).toMatchObject({
      notEnforced: [
        { what: "reading files", wentThrough: ["read a file that everybody may read"] },
      ],
      tries: [
        { about: "reading: by name", wentThrough: true },
        { about: "signals: to the grader", wentThrough: false, stoppedBy: "ESRCH" },
      ],
    });
    expect(report.levels[3]).toMatchObject({ lacks: "namespaces", remedies: unavailable.remedies });
  });
});
