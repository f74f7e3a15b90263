import { attentionTileWgsl } from "./attention-tile.wgsl.ts";

/**
 * Y = softmax(Q Kᵀ / √d) V without the matrix of scores: 32 queries and 64 columns of Y a workgroup.
 *
 * It walks along the keys, 32 at a time. Of each tile of scores it takes the powers, relative to the largest score that each
 * query has met so far, adds them up, and mixes 32 values with them. When a larger score comes, all that was mixed before is
 * scaled down. In the end everything is divided by the sums. Where no later key is visible, the walk ends early.
 *
 * For the softmax a query has eight threads, of which each has four keys of the tile.
 *
 * @see Dao et al., "FlashAttention" (2022), https://arxiv.org/abs/2205.14135
 */
export const attentionWgsl: string = /* wgsl */ `
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read> mask: array<u32>;
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<storage, read_write> logSums: array<f32>;
@group(0) @binding(6) var<uniform> sizes: Sizes;

${attentionTileWgsl}

fn lengthOf(_which: u32) -> u32 { return sizes.features; }

fn rowAt(_which: u32, batch: u32, query: u32, feature: u32) -> f32 {
  if (query >= sizes.queries || feature >= sizes.features) { return 0.0; }
  return q[(batch * sizes.queries + query) * sizes.features + feature];
}

fn otherAt(_which: u32, batch: u32, key: u32, feature: u32) -> f32 {
  if (key >= sizes.keys || feature >= sizes.features) { return 0.0; }
  return k[(batch * sizes.keys + key) * sizes.features + feature];
}

fn valueAt(batch: u32, key: u32, column: u32) -> f32 {
  if (key >= sizes.keys || column >= sizes.values) { return 0.0; }
  return v[(batch * sizes.keys + key) * sizes.values + column];
}

/** What the eight threads of each query found. */
var<workgroup> found: array<array<f32, 8>, tile>;
/** By what each query's row of Y is multiplied. */
var<workgroup> factor: array<f32, tile>;

fn sumOfEight(own: f32, row: u32, part: u32) -> f32 {
  workgroupBarrier();
  found[row][part] = own;
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < 8u; i++) { sum += found[row][i]; }
  return sum;
}

/** The largest score so far, the sum of the powers relative to it, and whether anything was visible: of one thread's keys. */
struct Soft { largest: f32, sum: f32, seen: f32 }

/** Turns four scores of a row into powers; what was added up before is scaled down where a larger score came. */
fn soften(before: Soft, batch: u32, top: u32, start: u32, local: u32) -> Soft {
  let row = local / 8u;
  let part = local % 8u;
  var isVisible = vec4<bool>();
  var scores = vec4f();
  var largest = before.largest;
  for (var i = 0u; i < 4u; i++) {
    isVisible[i] = visible(batch, top + row, start + 4u * part + i);
    scores[i] = weight[row][4u * part + i];
    if (isVisible[i]) { largest = max(largest, scores[i]); }
  }
  found[row][part] = largest;
  workgroupBarrier();
  for (var i = 0u; i < 8u; i++) { largest = max(largest, found[row][i]); }
  let shrink = power(before.largest - largest);
  var after = Soft(largest, before.sum * shrink, before.seen);
  for (var i = 0u; i < 4u; i++) {
    let p = select(0.0, power(scores[i] - largest), isVisible[i]);
    weight[row][4u * part + i] = p;
    after.sum += p;
    if (isVisible[i]) { after.seen = 1.0; }
  }
  if (part == 0u) { factor[row] = shrink; }
  workgroupBarrier();
  return after;
}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let place = placeOf(group.y * groups.x + group.x, sizes.queries, sizes.values);
  let batch = place.batch;
  let top = place.top;
  if (batch >= sizes.batch) { return; }
  let row = local / 16u;
  let column = place.column + local % 16u * 4u;
  let end = select(sizes.keys, min(sizes.keys, top + tile), sizes.causal == 1u);

  var soft = Soft(-0x1.fffffep+127f, 0.0, 0.0);
  var sums = mat2x4f();
  for (var start = 0u; start < end; start += tile) {
    let scores = products(0u, batch, top, start, local) * sizes.scale;
    weight[row][local % 16u] = scores.x;
    weight[row][local % 16u + 16u] = scores.y;
    weight[row + 16u][local % 16u] = scores.z;
    weight[row + 16u][local % 16u + 16u] = scores.w;
    workgroupBarrier();
    soft = soften(soft, batch, top, start, local);
    sums = mat2x4f(sums[0] * factor[row], sums[1] * factor[row + 16u]);
    for (var first = 0u; first < tile; first += depth) {
      let key = start + first + row;
      for (var i = 0u; i < 4u; i++) { mixed[row][local % 16u][i] = valueAt(batch, key, column + i); }
      workgroupBarrier();
      sums = mix(sums, first, local, column < sizes.values);
      workgroupBarrier();
    }
  }

  let sum = sumOfEight(soft.sum, local / 8u, local % 8u);
  let seen = sumOfEight(soft.seen, local / 8u, local % 8u);
  if (local % 8u == 0u) {
    let query = top + local / 8u;
    factor[local / 8u] = select(0.0, 1.0 / sum, seen > 0.0);
    if (place.column == 0u && query < sizes.queries) {
      logSums[batch * sizes.queries + query] = soft.largest + log(sum);
    }
  }
  workgroupBarrier();
  write(batch, top + row, column, sums[0] * factor[row]);
  write(batch, top + row + 16u, column, sums[1] * factor[row + 16u]);
}

fn write(batch: u32, query: u32, column: u32, four: vec4f) {
  if (query >= sizes.queries) { return; }
  for (var i = 0u; i < 4u && column + i < sizes.values; i++) {
    y[(batch * sizes.queries + query) * sizes.values + column + i] = four[i];
  }
}
`;
