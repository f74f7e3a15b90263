/** An element as text; attributes that are undefined are left out, children are already text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(rounded(key, String(value)))}"`)
    .join("");
  const inside = children.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** What a reader may have typed, as it may stand in XML. */
export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(forbidden, "\ufffd");
}

/** Characters that XML has no way to write, and halves of surrogate pairs. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const geometry = new Set(
  "d transform x y x1 x2 y1 y2 cx cy r width height points viewBox fill-opacity".split(" "),
);

/** A hundredth of a pixel is enough, and the same on every machine. */
function rounded(key: string, value: string): string {
  if (!geometry.has(key)) return value;
  return value.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 100) / 100 || 0),
  );
}

/** As much of a DOM node as it takes to write it down. */
export interface SvgNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<SvgNode>;
}

/** A node with all it holds, without style sheets and without what is hidden from readers. */
export function serialize(node: SvgNode): string {
  if (node.nodeType === 3) return escape(node.textContent);
  if (node.nodeType !== 1 || node.localName === "style") return "";
  const attributes = [...node.attributes]
    .filter(({ name }) => name !== "aria-hidden")
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return element(
    node.localName,
    Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    ...[...node.childNodes].map(serialize),
  );
}
