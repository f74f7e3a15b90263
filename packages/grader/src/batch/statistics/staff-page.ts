import { html } from "../../formats/escape/html.ts";
import { htmlStyle } from "../../formats/html-style.ts";

const style = `
body { max-width: 60rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-size: 0.95rem; }
caption { text-align: left; color: var(--quiet); padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; border-top: 1px solid var(--line); padding: 0.3rem 0.6rem 0.3rem 0;
  overflow-wrap: break-word; }
th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2rem; }
.plots h3 { font-size: 1rem; margin: 0.75rem 0 0; }
td svg { width: 7rem; height: 0.7rem; margin-top: 0.4rem; }
.scroll { overflow-x: auto; }
`;

/** A page in one file, for staff: no script, and nothing that a browser would have to fetch. */
export function staffPage(title: string, body: readonly string[]): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${html(title)}</title>`,
    `<style>${htmlStyle}${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${html(title)}</h1>`,
    ...body,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** A cell's content, and whether it is a number to be compared with those above and below. */
export type Cell = string | number | { readonly raw: string };

/** A table with a caption, which says in a sentence what it shows. */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const cell = (value: Cell): string => {
    if (typeof value === "number") return `<td class="number">${value}</td>`;
    return `<td>${typeof value === "string" ? html(value) : value.raw}</td>`;
  };
  const isNumber = head.map(
    (_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === "number"),
  );
  return [
    '<div class="scroll"><table>',
    `<caption>${html(caption)}</caption>`,
    `<thead><tr>${head.map((name, i) => `<th scope="col"${isNumber[i] ? ' class="number"' : ""}>${html(name)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`),
    "</tbody></table></div>",
  ].join("\n");
}
