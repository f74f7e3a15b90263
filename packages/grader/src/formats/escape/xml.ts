const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A clean text as the content of an element. Also keeps `]]>` apart, which XML allows nowhere else. */
export function xmlText(text: string): string {
  return withoutAttachments(text).replaceAll(/[&<>\r]/g, (found) => entities[found]);
}

/** A clean text as the value of an attribute, where parsers turn line breaks into spaces unless they are escaped. */
export function xmlAttribute(text: string): string {
  return withoutAttachments(text).replaceAll(/[&<>"'\t\n\r]/g, (found) => entities[found]);
}

/** GitLab shows the file that `[[ATTACHMENT|path]]` names, wherever it stands: no learner may name one. */
export function withoutAttachments(text: string): string {
  return text.replaceAll(/\[\[(?=ATTACHMENT\|)/gi, "[ [");
}
