const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A clean text as HTML: in an element or in a quoted attribute. */
export function html(text: string): string {
  return text.replaceAll(/[&<>"']/g, (found) => entities[found]);
}
