/** One element of a JUnit file: its name, attributes, and the elements and text in it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

const childrenOf: Readonly<Record<string, readonly string[]>> = {
  testsuites: ["testsuite"],
  testsuite: ["properties", "testcase", "system-out", "system-err"],
  properties: ["property"],
  testcase: ["failure", "error", "skipped", "system-out", "system-err"],
};

const needed: Readonly<Record<string, readonly string[]>> = {
  testsuite: ["name", "tests"],
  testcase: ["classname", "name", "time"],
  property: ["name", "value"],
};

const endings = ["failure", "error", "skipped"];

/** What is wrong with a JUnit file, as far as the platforms agree on what one is. */
export async function junitProblems(source: string): Promise<readonly string[]> {
  const size = Buffer.byteLength(source);
  if (size >= 30_000_000) return [`the file has ${size} bytes; less than 30 MB are read.`];
  const { root, problems } = await read(source);
  if (!root || problems.length > 0) return problems;
  if (root.name !== "testsuites") return [`the file begins with <${root.name}>, not <testsuites>.`];
  return [
    ...elementProblems(root),
    ...countProblems(root),
    ...doubles(root),
    ...attachments(source),
  ];
}

/** Reads XML strictly. The parser is loaded only when somebody asks. */
async function read(source: string): Promise<{ root?: Element; problems: string[] }> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  const open: Element[] = [];
  const problems: string[] = [];
  let root: Element | undefined;
  parser.on("error", ({ message }) => problems.push(`the file is not XML: ${message}`));
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.write(source).close();
  return { ...(root && { root }), problems };
}

function elementProblems({ name, attributes, children }: Element): string[] {
  const known = childrenOf[name] ?? [];
  const missing = (needed[name] ?? []).filter((attribute) => !(attribute in attributes));
  const strange = children.filter((child) => !known.includes(child.name));
  const ended = children.filter((child) => endings.includes(child.name));
  return [
    ...missing.map((attribute) => `a <${name}> has no ${attribute}.`),
    ...strange.map((child) => `<${child.name}> stands in <${name}>, where it means nothing.`),
    ...(ended.length > 1 ? [`a <testcase> has ${ended.length} endings; one is read.`] : []),
    ...children.flatMap(elementProblems),
  ];
}

/** Whether the numbers that a suite states are those of its cases. */
function countProblems(element: Element): string[] {
  const cases = casesIn(element);
  const count = (name: string): number =>
    cases.filter(({ children }) => children.some((child) => child.name === name)).length;
  const found: Readonly<Record<string, number>> = {
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
  };
  const wrong = Object.entries(found).filter(([name, n]) => element.attributes[name] !== String(n));
  const own = wrong.map(
    ([name, n]) =>
      `<${element.name}> says ${name}="${element.attributes[name] ?? ""}", but there are ${n}.`,
  );
  const suites = element.children.filter(({ name }) => name === "testsuite");
  return [...own, ...suites.flatMap(countProblems)];
}

function casesIn({ name, children }: Element): Element[] {
  return children.flatMap((child) =>
    child.name === "testcase" ? [child] : name === "testsuites" ? casesIn(child) : [],
  );
}

/** GitLab reads only the first of two cases with the same classname and name. */
function doubles(root: Element): string[] {
  const keys = casesIn(root).map(({ attributes }) => `${attributes.classname}\n${attributes.name}`);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice === undefined) return [];
  return [
    `two cases are called ${JSON.stringify(twice.replace("\n", " > "))}; one of them is lost.`,
  ];
}

function attachments(source: string): string[] {
  return source.includes("[[ATTACHMENT|") ? ["the file names an attachment."] : [];
}
