import { canvas } from "./canvas.ts";
import { classroom50 } from "./classroom50.ts";
import { exercism } from "./exercism.ts";
import type { Format } from "./format.ts";
import { githubClassroom } from "./github-classroom.ts";
import { githubSummary } from "./github-summary.ts";
import { github } from "./github.ts";
import { gradescope } from "./gradescope.ts";
import { html } from "./html.ts";
import { json, jsonl } from "./json.ts";
import { junit } from "./junit.ts";
import { moodle } from "./moodle.ts";
import { prairielearn } from "./prairielearn.ts";
import { tap } from "./tap.ts";
import { text } from "./text.ts";

/** All formats, in the order in which they are listed. */
export const formats: readonly Format[] = [
  text,
  json,
  jsonl,
  html,
  gradescope,
  prairielearn,
  junit,
  github,
  githubSummary,
  githubClassroom,
  classroom50,
  exercism,
  tap,
  canvas,
  moodle,
];
