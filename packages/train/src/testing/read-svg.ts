/** An element of an SVG, as a test reads it. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  readonly text: string;
}

/**
 * Reads an SVG as strictly as XML asks: every tag is closed in its order, no attribute stands twice, and
 * there are no stray signs.
 *
 * @throws Error where the text is not well-formed
 */
export function readSvg(svg: string): SvgElement {
  const root = open("document");
  const path = [root];
  for (const [whole, close, name, attributes = "", empty] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s[^<>"]+="[^<"]*")*)(\/?)>|[^<]+|</g,
  )) {
    const parent = path[path.length - 1];
    if (name === undefined) parent.text += readText(whole);
    else if (close === "/") {
      if (path.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element = open(name, attributes);
      parent.children.push(element);
      if (empty !== "/") path.push(element);
    }
  }
  if (path.length !== 1 || root.children.length !== 1) throw new Error("not one closed element");
  return root.children[0];
}

/** All elements of this name within, in the order of the text. */
export function elementsIn(element: SvgElement, name: string): SvgElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsIn(child, name),
  ]);
}

/** The groups with this label: a kind of mark. */
export function marksIn(element: SvgElement, label: string): SvgElement[] {
  return elementsIn(element, "g").filter(({ attributes }) => attributes["aria-label"] === label);
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenElement[];
  text: string;
}

function open(name: string, written = ""): OpenElement {
  const attributes: Record<string, string> = {};
  for (const [, key, value] of written.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`${key} stands twice in <${name}>`);
    attributes[key] = readText(value);
  }
  return { name, attributes, children: [], text: "" };
}

function readText(text: string): string {
  if (/<|&(?!(?:amp|lt|gt|quot);)/.test(text)) throw new Error(`not well-formed: ${text}`);
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
