import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What golden files call something that has another name here. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  meanSquaredError: ["mse"],
  meanAbsoluteError: ["mae"],
  crossEntropy: ["cross_entropy_weighted", "cross_entropy_probabilities"],
  variance: ["var"],
  broadcastTo: ["broadcast"],
  BatchNorm: ["batch_norm"],
  inverseSquareRoot: ["inverse_sqrt"],
  stepDecay: ["step"],
  clipByNorm: ["clip_norm"],
  clipByValue: ["clip_value"],
  Rnn: ["rnn_tanh", "rnn_relu"],
  MultiHeadAttention: ["multi_head"],
  scaledDotProductAttention: ["scaled_dot_product"],
  attentionOutputs: ["scaled_dot_product"],
  MinMaxScaler: ["min_max"],
  ZScoreScaler: ["z_score"],
  OneHotEncoder: ["one_hot", "dummy"],
};

/** How many golden cases ask for each name, by the name as golden files write it and by file. */
export function countGoldenCases(folder: string): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const text = readFileSync(path.join(folder, file), "utf8");
    const { cases } = JSON.parse(text) as { cases: { name: string }[] };
    for (const { name } of cases) {
      const key = plain(name.split("/")[0]);
      const byFile = counts.get(key) ?? new Map<string, number>();
      byFile.set(file, (byFile.get(file) ?? 0) + 1);
      counts.set(key, byFile);
    }
  }
  return counts;
}

/** The golden cases of a concept: `losses.json 6`. */
export function goldenCasesOf(
  concept: { readonly name: string; readonly file: string },
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): string {
  const names = [concept.name, ...(otherNames[concept.name] ?? [])].map(plain);
  const totals = new Map<string, number>();
  for (const name of new Set(names)) {
    for (const [file, count] of counts.get(name) ?? [])
      if (belongs(file, concept.file)) totals.set(file, (totals.get(file) ?? 0) + count);
  }
  return [...totals].map(([file, count]) => `${file} ${count}`).join(", ");
}

/** A name can mean two things: a linear layer, activation or schedule; a step function or schedule. */
function belongs(file: string, source: string): boolean {
  const folders: Readonly<Record<string, string>> = {
    "activations.json": "/activations/",
    "schedules.json": "optimizers/",
    "linear.json": "layers/src/linear.ts",
  };
  const folder = folders[file];
  if (folder === undefined) return true;
  return (
    source.includes(folder) || (file === "activations.json" && source.includes("core/src/ops"))
  );
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
