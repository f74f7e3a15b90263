import type { ArgReduceFn } from "@gradus/core";
import { orderWgsl } from "./order.wgsl.ts";

/** Numbers as keys, of which the largest is looked for; 0 and −0 are one. */
const keys: Record<ArgReduceFn, Record<"float32" | "int32", string>> = {
  argmax: {
    float32: "return keyUp(select(bits, 0u, bits == 0x80000000u));",
    int32: "return bitcast<i32>(bits);",
  },
  // ~ turns the order of int32 around.
  argmin: {
    float32: "return ~keyDown(select(bits, 0u, bits == 0x80000000u));",
    int32: "return ~bitcast<i32>(bits);",
  },
};

/** `key`, and which of two places is better: that of the larger key, or else the first. */
function betterWgsl(fn: ArgReduceFn, dtype: "float32" | "int32"): string {
  return /* wgsl */ `
${orderWgsl}
struct Best { key: i32, place: u32 }
const nothing = Best(-0x7fffffff - 1, 0xffffffffu);
fn key(bits: u32) -> i32 { ${keys[fn][dtype]} }
fn better(a: Best, b: Best) -> Best {
  if (b.key > a.key || (b.key == a.key && b.place < a.place)) { return b; }
  return a;
}
`;
}

/**
 * The best place among every chunks-th one: one thread per (o, chunk, i) of x `[outer, length, inner]`.
 *
 * The result, `[outer, chunks, inner]`, names candidates; with one chunk it is the answer.
 */
export function argReduceColumnsWgsl(fn: ArgReduceFn, dtype: "float32" | "int32"): string {
  return /* wgsl */ `
struct Sizes { results: u32, length: u32, inner: u32, chunks: u32 }

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> y: array<u32>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${betterWgsl(fn, dtype)}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let result = (group.y * groups.x + group.x) * 256u + local;
  if (result >= sizes.results) { return; }
  let i = result % sizes.inner;
  let chunk = result / sizes.inner % sizes.chunks;
  let first = result / sizes.inner / sizes.chunks * sizes.length;
  var best = nothing;
  for (var place = chunk; place < sizes.length; place += sizes.chunks) {
    best = better(best, Best(key(x[(first + place) * sizes.inner + i]), place));
  }
  y[result] = best.place;
}
`;
}

/**
 * The best of the candidates `[outer, count, inner]` for each (o, i). As many threads as the candidates are worth, `lanes`
 * of the 256 of a workgroup, each compare every lanes-th of them; what they found is compared in pairs.
 */
export function argReduceCandidatesWgsl(fn: ArgReduceFn, dtype: "float32" | "int32"): string {
  return /* wgsl */ `
struct Sizes { results: u32, length: u32, inner: u32, count: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read> candidates: array<u32>;
@group(0) @binding(2) var<storage, read_write> y: array<u32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${betterWgsl(fn, dtype)}

var<workgroup> found: array<Best, 256>;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let lane = local % lanes;
  let result = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  let o = result / sizes.inner;
  let i = result % sizes.inner;
  if (result < sizes.results) {
    var best = nothing;
    for (var c = lane; c < sizes.count; c += lanes) {
      let place = candidates[(o * sizes.count + c) * sizes.inner + i];
      best = better(best, Best(key(x[(o * sizes.length + place) * sizes.inner + i]), place));
    }
    found[local] = best;
  }
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] = better(found[local], found[local + half]); }
  }
  if (result < sizes.results && lane == 0u) { y[result] = found[local].place; }
}
`;
}
