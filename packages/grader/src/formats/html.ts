import type { View } from "../report/view.ts";
import {
  answerWords,
  hiddenNotice,
  pointsWords,
  statusWords,
  titleOf,
  totalOf,
} from "../report/view-words.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import { html as safe } from "./escape/html.ts";
import type { Format } from "./format.ts";
import { type Bar, htmlChart } from "./html-chart.ts";
import { htmlStyle } from "./html-style.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** A page in one file: no script, and nothing that a browser would have to fetch. */
export const html: Format = {
  name: "html",
  about: "a page with plots, in one file",
  write: page,
  validate: problemsOf,
};

function page(views: readonly View[]): string {
  const total = totalOf(views);
  const notice = hiddenNotice(total);
  const levels = new Set(views.map(({ run }) => isolationStatement(run)));
  const started = views[0]?.run.startedAt ?? "";
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(`Gradus: ${titleOf(views)}, ${pointsWords(total)}`)}</title>`,
    `<style>${htmlStyle}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${safe(pointsWords(total))}</h1>`,
    ...(notice === undefined ? [] : [`<p>${safe(notice)}</p>`]),
    ...plots(views),
    "<h2>Exercises</h2>",
    ...views.map((view) => section(view, views)),
    "</main>",
    "<footer>",
    ...[...levels].map((words) => `<p class="quiet">${safe(words)}</p>`),
    `<p class="quiet">Graded at ${safe(started)}.</p>`,
    "</footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** How far everything is, and then every exercise, or the checks of the only one. */
function plots(views: readonly View[]): readonly string[] {
  if (views.length === 0) return [];
  const all: Bar = { label: "All points", ...totalOf(views) };
  const [only, ...others] = views;
  const bars = others.length > 0 ? views.map((view) => barOf(view, views)) : checkBars(only);
  const title = others.length > 0 ? "Points of each exercise" : "Points of each check";
  return [
    "<h2>Progress</h2>",
    htmlChart("progress", "Progress: the points of all", [all]),
    ...(bars.length === 0 ? [] : [`<h2>${title}</h2>`, htmlChart("points", title, bars)]),
  ];
}

function checkBars({ checks }: View): readonly Bar[] {
  return checks.map(({ title, points, maxPoints }) => ({ label: title, points, maxPoints }));
}

function barOf(view: View, views: readonly View[]): Bar {
  return { label: nameOf(view, views), points: view.points, maxPoints: view.maxPoints };
}

/** The exercise, and where there are several answers, whose. */
function nameOf({ exercise, submission }: View, views: readonly View[]): string {
  const isOne = new Set(views.map((view) => view.submission.id)).size === 1;
  return isOne ? exercise.title : `${exercise.title} (${submission.id})`;
}

function section(view: View, views: readonly View[]): string {
  const units = testUnits(view);
  const isDone = units.every(({ isPass }) => isPass);
  const told = view.outcome === "graded" ? answerWords(view) : "";
  return [
    `<details${isDone ? "" : " open"}>`,
    `<summary>${safe(nameOf(view, views))}: ${view.points} of ${view.maxPoints}</summary>`,
    "<ul>",
    ...units.map(item),
    "</ul>",
    ...(told === "" ? [] : [block(told)]),
    ...(view.output ? ["<p>Your program printed:</p>", block(view.output)] : []),
    "</details>",
  ].join("\n");
}

function item({ name, isPass, points, maxPoints, words, check }: TestUnit): string {
  const status = statusWords(check?.status);
  const look = isPass ? "pass" : "open";
  const worth = `<span class="quiet">${points}/${maxPoints}</span>`;
  const line = `<span class="status ${look}">${status}</span> ${safe(name)} ${worth}`;
  return `<li>${line}${words === "" ? "" : block(words)}</li>`;
}

/** A text as it is. HTML drops the first line break of a block, so there is one to drop. */
function block(text: string): string {
  return `<pre>\n${safe(text)}</pre>`;
}

/** Whether the page stands alone, and says what a screen reader needs. */
function problemsOf(source: string): readonly string[] {
  const tags = [...source.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)];
  const fetching = tags.filter(([, , rest]) =>
    /\s(?:src|href|srcset|action|data|poster)\s*=/.test(rest),
  );
  const active = tags.filter(
    ([, name, rest]) =>
      /^(?:script|iframe|object|embed|link|form)$/.test(name) || /\son\w+\s*=/.test(rest),
  );
  return [
    ...(source.startsWith("<!doctype html>") ? [] : ["the page does not say that it is HTML."]),
    ...(source.includes('<html lang="') ? [] : ["the page does not say its language."]),
    ...(/<title>[^<]+<\/title>/.test(source) ? [] : ["the page has no title."]),
    ...(source.includes("Content-Security-Policy") ? [] : ["the page may fetch things."]),
    ...(/url\(|@import/.test(/<style>[^<]*/.exec(source)?.[0] ?? "") ? ["its style fetches."] : []),
    ...fetching.map(([tag]) => `${tag} fetches something.`),
    ...active.map(([tag]) => `${tag} could act.`),
  ];
}
