import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const markup =
  '=HYPERLINK("x")]]></failure><script>alert(1)</script><img src=x onerror=alert(1)>|a|`b`[c](javascript:d) ::error::e';

/** The name of a submission is its author's, too. */
export default function make(submissions: string): void {
  const folder = join(submissions, markup.replaceAll("/", " "));
  mkdirSync(folder);
  writeFileSync(
    join(folder, "exercise.ts"),
    `const markup = ${JSON.stringify(markup)};
console.log("tried", markup);

export function dot() {
  console.log(markup);
  throw Object.assign(new Error(markup), { name: markup });
}
`,
  );
}
