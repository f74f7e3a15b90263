import { madeOf } from "../level.ts";
import { protections } from "../protection.ts";
import { type Finding, type Place, strongestOf } from "./examine.ts";
import { tried } from "./tried.ts";

/**
 * What was found, for programs to read. What the canary could read is left out: it may be a secret of whoever runs
 * this, and the page is made to be sent to somebody.
 */
export function doctorJson({ around, host, node }: Place, findings: readonly Finding[]): string {
  const { platform, name, container, closed } = around;
  const report = {
    schema: "doctor/v1",
    system: { platform, name, container: container ?? null, closed },
    isRoot: host.isRoot,
    node: `${node.major}.${node.minor}`,
    strongest: strongestOf(findings) ?? null,
    levels: findings.map(levelOf),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function levelOf(finding: Finding): object {
  const { level, holds, obstacle, failure, milliseconds, breaches, tries } = finding;
  const { enforced, notEnforced, remedies } = finding;
  return {
    level,
    madeOf: madeOf[level],
    holds,
    ...(obstacle && { lacks: obstacle.lack, why: obstacle.why, remedies }),
    ...(failure !== undefined && { failure }),
    enforced: enforced.map((one) => ({ what: protections[one], tried: tried[one] })),
    notEnforced: notEnforced.map((one) => ({
      what: protections[one],
      tried: tried[one],
      wentThrough: breaches.get(one) ?? [],
    })),
    tries: tries.map(({ about, wentThrough, got }) => ({
      about,
      wentThrough,
      ...(!wentThrough && { stoppedBy: got }),
    })),
    milliseconds,
  };
}
