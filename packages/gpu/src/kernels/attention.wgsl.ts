import { attentionTileWgsl } from "./attention-tile.wgsl.ts";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

/**
 * Y = softmax(Q Kᵀ / √d) V without the matrix of scores: 32 queries and 64 columns of Y a workgroup.
 *
 * It walks along the keys, 32 at a time. Of each tile of scores it takes the powers, relative to the largest score that each
 * query has met so far, adds them up, and mixes 32 values with them. When a larger score comes, all that was mixed before is
 * scaled down. In the end everything is divided by the sums. Where no later key is visible, the walk ends early.
 *
 * For the softmax a query has two threads, of which each has 16 keys of the tile.
 *
 * @see Dao et al., "FlashAttention" (2022), https://arxiv.org/abs/2205.14135
 */
export const attentionWgsl: string = /* wgsl */ `
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read> mask: array<u32>;
@group(0) @binding(4) var<storage, read_write> output: array<f32>;
@group(0) @binding(5) var<storage, read_write> logSums: array<f32>;
@group(0) @binding(6) var<uniform> sizes: Sizes;

${scalarWgsl("exp", "log")}
${attentionTileWgsl}

fn rowCount() -> u32 { return sizes.queries; }
fn otherCount() -> u32 { return sizes.keys; }
fn lengthOf(_which: u32) -> u32 { return sizes.features; }

fn rowAt(_which: u32, batch: u32, query: u32, feature: u32) -> f32 {
  if (feature >= sizes.features) { return 0.0; }
  return q[(batch * sizes.queries + query) * sizes.features + feature];
}

fn otherAt(_which: u32, batch: u32, key: u32, feature: u32) -> f32 {
  if (feature >= sizes.features) { return 0.0; }
  return k[(batch * sizes.keys + key) * sizes.features + feature];
}

fn width() -> u32 { return sizes.values; }

fn mixedAt(batch: u32, key: u32, column: u32) -> f32 {
  if (column >= sizes.values) { return 0.0; }
  return v[(batch * sizes.keys + key) * sizes.values + column];
}

/** What the two threads of each query found; no vectors, of which two threads must not write a part each. */
var<workgroup> found: array<array<f32, 2>, tile>;
/** By what each query's row of Y is multiplied. */
var<workgroup> factor: array<f32, tile>;

fn sumOfTwo(own: f32, row: u32, part: u32) -> f32 {
  workgroupBarrier();
  found[row][part] = own;
  workgroupBarrier();
  return found[row][0] + found[row][1];
}

/** The largest score so far, the sum of the powers relative to it, and whether anything was visible: of one thread's keys. */
struct Soft { largest: f32, sum: f32, seen: f32 }

/** Turns 16 scores of a row into powers; what was added up before is scaled down where a larger score came. */
fn soften(before: Soft, batch: u32, top: u32, start: u32, local: u32) -> Soft {
  let row = local / 2u;
  let part = local % 2u;
  var largest = before.largest;
  var isVisible: array<bool, 16>;
  for (var i = 0u; i < 16u; i++) {
    isVisible[i] = visible(batch, top + row, start + 16u * part + i);
    if (isVisible[i]) { largest = max(largest, weight[row][16u * part + i]); }
  }
  found[row][part] = largest;
  workgroupBarrier();
  largest = max(found[row][0], found[row][1]);
  let shrink = expOf(before.largest - largest);
  var after = Soft(largest, before.sum * shrink, before.seen);
  for (var i = 0u; i < 16u; i++) {
    let score = weight[row][16u * part + i];
    let p = select(0.0, expOf(score - largest), isVisible[i]);
    weight[row][16u * part + i] = p;
    after.sum += p;
    if (isVisible[i]) { after.seen = 1.0; }
  }
  if (part == 0u) { factor[row] = shrink; }
  workgroupBarrier();
  return after;
}

@compute @workgroup_size(threads)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let place = placeOf(group.y * groups.x + group.x, sizes.queries, sizes.values);
  let batch = place.batch;
  let top = place.top;
  if (batch >= sizes.batch) { return; }
  let y = local / 8u;
  let x = local % 8u;
  let end = select(sizes.keys, min(sizes.keys, top + tile), sizes.causal == 1u);

  var soft = Soft(-0x1.fffffep+127f, 0.0, 0.0);
  var sums = Sums(mat4x4f(), mat4x4f());
  for (var start = 0u; start < end; start += tile) {
    let scores = products(0u, batch, top, start, local) * sizes.scale;
    for (var i = 0u; i < 16u; i++) {
      weight[y + 8u * (i / 4u)][x + 8u * (i % 4u)] = scores[i / 4u][i % 4u];
    }
    workgroupBarrier();
    soft = soften(soft, batch, top, start, local);
    let shrink = vec4f(factor[y], factor[y + 8u], factor[y + 16u], factor[y + 24u]);
    sums = mix(scaledRows(sums, shrink), batch, start, end, place.column, local);
  }

  let row = local / 2u;
  let sum = sumOfTwo(soft.sum, row, local % 2u);
  let seen = sumOfTwo(soft.seen, row, local % 2u);
  if (local % 2u == 0u) {
    factor[row] = select(0.0, 1.0 / sum, seen > 0.0);
    if (place.column == 0u && top + row < sizes.queries) {
      logSums[batch * sizes.queries + top + row] = soft.largest + logOf(sum);
    }
  }
  workgroupBarrier();
  let inverse = vec4f(factor[y], factor[y + 8u], factor[y + 16u], factor[y + 24u]);
  writeRows(batch, top, place.column, local, scaledRows(sums, inverse));
}

/** Each row times a number of its own. */
fn scaledRows(sums: Sums, by: vec4f) -> Sums {
  return Sums(scaledColumns(sums.near, by), scaledColumns(sums.far, by));
}

fn scaledColumns(sums: mat4x4f, by: vec4f) -> mat4x4f {
  return mat4x4f(sums[0] * by.x, sums[1] * by.y, sums[2] * by.z, sums[3] * by.w);
}
`;
