/** A text on one line of Markdown, in a table's cell too: every sign that Markdown or HTML knows stands for itself. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~$^:@/=]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text in a block of its own, as it is: the fence is longer than any that the text has. */
export function markdownBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
