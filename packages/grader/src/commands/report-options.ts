import { readFileSync } from "node:fs";
import type { KeyObject } from "node:crypto";
import { resolve } from "node:path";
import type { Occasion } from "../formats/format.ts";
import { placeText } from "../render/place-text.ts";
import { type Audience, audiences } from "../report/grade-report.ts";
import { type KeySource, readPrivateKey } from "../report/key-file.ts";
import type { ViewTime } from "../report/view.ts";
import { startFolder } from "../workspace/places.ts";
import { Misuse } from "./misuse.ts";
import type { Target, TargetList } from "./targets.ts";

/** What every command understands that writes reports. */
export interface ReportOptions {
  readonly targets?: TargetList;
  readonly force?: boolean;
  readonly audience?: string;
  readonly due?: string;
  readonly key?: string;
  readonly keyFd?: string;
  readonly gradebook?: string;
  readonly column?: string;
}

/** The same, understood. */
export interface ReportPlan {
  readonly targets: readonly Target[];
  readonly audience: Audience;
  readonly time: ViewTime;
  readonly key?: KeyObject;
  readonly gradebook: Pick<Occasion, "gradebook" | "column">;
}

/**
 * Understands the options before anything runs.
 *
 * @throws Misuse naming the first that cannot be understood
 */
export function readReportOptions(
  options: ReportOptions,
  otherwise: Audience = "learner",
): ReportPlan {
  const { targets, audience = otherwise, due, gradebook, column } = options;
  const key = keySource(options);
  return {
    targets: targets?.read(options) ?? [],
    audience: audienceCalled(audience),
    time: { now: new Date(), ...(due !== undefined && { due: momentOf(due) }) },
    ...(key && { key: readPrivateKey(key) }),
    gradebook: {
      ...(gradebook !== undefined && { gradebook: contentOf(gradebook) }),
      ...(column !== undefined && { column }),
    },
  };
}

function audienceCalled(name: string): Audience {
  const found = audiences.find((audience) => audience === name);
  if (found) return found;
  throw new Misuse(
    `grade: there is no audience "${name}".\n  Reports are for staff, or for a learner, who sees no hidden check.`,
  );
}

function momentOf(text: string): Date {
  const moment = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw new Misuse(
    `grade: --due ${text} is no moment.\n  A moment is a date, or a date and a time with its zone.\n  Try: --due 2026-12-01T23:59+01:00`,
  );
}

function keySource({ key, keyFd }: ReportOptions): KeySource | undefined {
  if (keyFd !== undefined) {
    const fd = Number(keyFd);
    if (Number.isInteger(fd) && fd >= 0) return { fd };
    throw new Misuse(`grade: --key-fd ${keyFd} is no file descriptor.`);
  }
  return key === undefined ? undefined : { file: resolve(startFolder(), key) };
}

function contentOf(file: string): string {
  const path = resolve(startFolder(), file);
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Misuse(`grade: ${placeText(path)} cannot be read.\n  A gradebook is a file of CSV.`);
  }
}
