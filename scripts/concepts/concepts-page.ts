import { readdirSync } from "node:fs";
import path from "node:path";
import { type Concept, findConcepts, places } from "./find-concepts.ts";
import { exported, type Family, standingOf } from "../../packages/gpu/src/parity/standing.ts";
import { countGoldenCases, goldenCasesOf } from "./golden-cases.ts";

/** `docs/concepts.md`: every concept with what proves it, so that a missing cell shows. */
export function conceptsPage(root: string): string {
  const counts = countGoldenCases(path.join(root, "conformance/pytorch"));
  const exercises = exerciseNames(root);
  const sections = Object.entries(places).map(([heading, folder]) =>
    [
      `## ${heading}`,
      "",
      "| concept | formula | tests | gradient | golden cases | exercise | GPU |",
      "| --- | --- | --: | --- | --- | --- | --- |",
      ...findConcepts(root, folder).map((concept) =>
        row(concept, goldenCasesOf(concept, counts), exercises),
      ),
    ].join("\n"),
  );
  return [
    "# Concepts and their proof",
    "",
    "Made by `pnpm concepts` from the code; a test fails when it is out of date. *Tests* are those beside the source, most of them properties;",
    "*gradient* says whether finite differences confirm it; *golden cases* come from other frameworks. An empty cell is something that is not",
    "there: not needed, or not yet. *GPU* says how far float32 on a GPU may be from float64 by the reference, which a property checks: in units",
    "of the last place (ulps) of the number itself, of the sum of the magnitudes that were added up, or of the largest number of the result.",
    "",
    sections.join("\n\n"),
    "",
  ].join("\n");
}

function row(
  { name, file, formula, tests, gradcheck }: Concept,
  golden: string,
  exercises: ReadonlyMap<string, string>,
): string {
  const cells = [
    `[\`${name}\`](../${file})`,
    formula === "" ? "" : `\`${formula.replaceAll("|", "\\|")}\``,
    tests === 0 ? "" : String(tests),
    gradcheck ? "checked" : "",
    golden,
    exercises.get(name.toLowerCase()) ?? "",
    gpuStanding(name, file),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** How a concept stands on a GPU. Data is read, cleaned and counted before it is sent there. */
function gpuStanding(name: string, file: string): string {
  const family = file.split("/")[1];
  return isFamily(family) ? standingOf(family, name) : "none: data is prepared on the host";
}

function isFamily(name: string): name is Family {
  return name in exported;
}

/** Exercises by the name of what is built in them. */
function exerciseNames(root: string): Map<string, string> {
  const folder = path.join(root, "packages/exercises/exercises");
  const names = new Map<string, string>();
  for (const module of readdirSync(folder)) {
    for (const exercise of readdirSync(path.join(folder, module))) {
      const name = exercise.replace(/^\d+-/, "");
      const link = `[${module.slice(0, 2)} ${name}](../packages/exercises/exercises/${module}/${exercise}/lesson.md)`;
      for (const concept of [name, ...(built[name] ?? [])])
        names.set(concept.replaceAll("-", "").toLowerCase(), link);
    }
  }
  return names;
}

const built: Readonly<Record<string, readonly string[]>> = {
  "dot-product": ["dot"],
  "matmul-transpose": ["matmul", "transpose"],
  "descend-a-curve": ["gradientDescent"],
  "relu-leaky": ["relu", "leakyRelu"],
  perceptron: ["step"],
  "neuron-forward": [],
  "dense-forward": ["linear"],
};
