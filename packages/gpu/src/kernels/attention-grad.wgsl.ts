import { attentionTileWgsl } from "./attention-tile.wgsl.ts";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

/**
 * The gradient of q, k or v: Σ of weights times rows, 32 rows and 64 columns of the result a workgroup.
 *
 *     P = exp(S − log Σ exp S)        dP = G Vᵀ        dS = P ⊙ (dP − ⟨g, y⟩)
 *     dQ = dS K / √d                  dK = dSᵀ Q / √d                  dV = Pᵀ G
 *
 * It walks along the other side, queries or keys, 32 at a time. Each tile of P and of dP is computed anew: that is cheaper
 * than keeping them, of which there are as many as queries times keys.
 *
 * @param side one of {@link attentionSides}
 */
export function attentionGradWgsl(side: string): string {
  return /* wgsl */ `
${bindingsWgsl}
${scalarWgsl("exp")}
${attentionTileWgsl}
${readersWgsl}
${side}
${mainWgsl}
`;
}

const bindingsWgsl = /* wgsl */ `
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read> mask: array<u32>;
@group(0) @binding(4) var<storage, read> g: array<f32>;
@group(0) @binding(5) var<storage, read> logSums: array<f32>;
@group(0) @binding(6) var<storage, read> gy: array<f32>;
@group(0) @binding(7) var<storage, read_write> output: array<f32>;
@group(0) @binding(8) var<uniform> sizes: Sizes;
`;

const mainWgsl = /* wgsl */ `
@compute @workgroup_size(threads)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let place = placeOf(group.y * groups.x + group.x, rowCount(), width());
  let batch = place.batch;
  let top = place.top;
  if (batch >= sizes.batch) { return; }
  let y = local / 8u;
  let x = local % 8u;
  let walk = walkOf(top);

  var sums = Sums(mat4x4f(), mat4x4f());
  for (var start = walk.x; start < walk.y; start += tile) {
    let scores = products(0u, batch, top, start, local) * sizes.scale;
    let slopes = slopesOf(batch, top, start, local);
    for (var i = 0u; i < 16u; i++) {
      let row = y + 8u * (i / 4u);
      let other = x + 8u * (i % 4u);
      let both = vec2f(scores[i / 4u][i % 4u], slopes[i / 4u][i % 4u]);
      weight[row][other] = weigh(batch, top + row, start + other, both.x, both.y);
    }
    sums = mix(sums, batch, start, walk.y, place.column, local);
  }
  writeRows(batch, top, place.column, local, sums);
}
`;

/** One number of q, k, v or g, and one of P and of dS. */
const readersWgsl = /* wgsl */ `
fn queryAt(batch: u32, query: u32, feature: u32) -> f32 {
  if (feature >= sizes.features) { return 0.0; }
  return q[(batch * sizes.queries + query) * sizes.features + feature];
}

fn keyAt(batch: u32, key: u32, feature: u32) -> f32 {
  if (feature >= sizes.features) { return 0.0; }
  return k[(batch * sizes.keys + key) * sizes.features + feature];
}

fn valueAt(batch: u32, key: u32, column: u32) -> f32 {
  if (column >= sizes.values) { return 0.0; }
  return v[(batch * sizes.keys + key) * sizes.values + column];
}

fn gradientAt(batch: u32, query: u32, column: u32) -> f32 {
  if (column >= sizes.values) { return 0.0; }
  return g[(batch * sizes.queries + query) * sizes.values + column];
}

fn probability(batch: u32, query: u32, key: u32, score: f32) -> f32 {
  if (!visible(batch, query, key)) { return 0.0; }
  return expOf(score - logSums[batch * sizes.queries + query]);
}

fn scoreSlope(batch: u32, query: u32, key: u32, score: f32, slope: f32) -> f32 {
  if (!visible(batch, query, key)) { return 0.0; }
  let at = batch * sizes.queries + query;
  return expOf(score - logSums[at]) * (slope - gy[at]) * sizes.scale;
}

fn lengthOf(which: u32) -> u32 { return select(sizes.features, sizes.values, which == 1u); }
`;

const queriesWgsl = /* wgsl */ `
fn rowCount() -> u32 { return sizes.queries; }
fn otherCount() -> u32 { return sizes.keys; }
fn walkOf(top: u32) -> vec2u {
  return vec2u(0u, select(sizes.keys, min(sizes.keys, top + tile), sizes.causal == 1u));
}
fn rowAt(which: u32, batch: u32, query: u32, column: u32) -> f32 {
  if (which == 0u) { return queryAt(batch, query, column); }
  return gradientAt(batch, query, column);
}
fn otherAt(which: u32, batch: u32, key: u32, column: u32) -> f32 {
  if (which == 0u) { return keyAt(batch, key, column); }
  return valueAt(batch, key, column);
}
`;

const keysWgsl = /* wgsl */ `
fn rowCount() -> u32 { return sizes.keys; }
fn otherCount() -> u32 { return sizes.queries; }
fn walkOf(top: u32) -> vec2u {
  return vec2u(select(0u, top, sizes.causal == 1u), sizes.queries);
}
fn rowAt(which: u32, batch: u32, key: u32, column: u32) -> f32 {
  if (which == 0u) { return keyAt(batch, key, column); }
  return valueAt(batch, key, column);
}
fn otherAt(which: u32, batch: u32, query: u32, column: u32) -> f32 {
  if (which == 0u) { return queryAt(batch, query, column); }
  return gradientAt(batch, query, column);
}
`;

const slopesWgsl = /* wgsl */ `
fn slopesOf(batch: u32, top: u32, start: u32, local: u32) -> mat4x4f {
  return products(1u, batch, top, start, local);
}
`;

/** Whose gradient it is, as WGSL: what the rows are, what they meet, how a pair is weighed, and what is mixed. */
export const attentionSides: Readonly<Record<"q" | "k" | "v", string>> = {
  q: `${queriesWgsl}${slopesWgsl}
fn width() -> u32 { return sizes.features; }
fn weigh(batch: u32, query: u32, key: u32, score: f32, slope: f32) -> f32 {
  return scoreSlope(batch, query, key, score, slope);
}
fn mixedAt(batch: u32, key: u32, column: u32) -> f32 { return keyAt(batch, key, column); }`,

  k: `${keysWgsl}${slopesWgsl}
fn width() -> u32 { return sizes.features; }
fn weigh(batch: u32, key: u32, query: u32, score: f32, slope: f32) -> f32 {
  return scoreSlope(batch, query, key, score, slope);
}
fn mixedAt(batch: u32, query: u32, column: u32) -> f32 { return queryAt(batch, query, column); }`,

  v: `${keysWgsl}
fn slopesOf(_batch: u32, _top: u32, _start: u32, _local: u32) -> mat4x4f { return mat4x4f(); }
fn width() -> u32 { return sizes.values; }
fn weigh(batch: u32, key: u32, query: u32, score: f32, _slope: f32) -> f32 {
  return probability(batch, query, key, score);
}
fn mixedAt(batch: u32, query: u32, column: u32) -> f32 { return gradientAt(batch, query, column); }`,
};
