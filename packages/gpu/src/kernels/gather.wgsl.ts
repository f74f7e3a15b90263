/**
 * y[o, p, i] = x[o, index[p], i]: one thread per number, or per four neighbors of a row.
 *
 * An index that names no row gives `missing`, and nothing is read for it. As a number without a sign, a negative index is
 * larger than any length.
 *
 * @param word `u32`, or `vec4u` where `inner` is counted in fours; bits are moved, whatever they stand for
 */
export function gatherWgsl(word: "u32" | "vec4u"): string {
  return /* wgsl */ `
struct Sizes { count: u32, places: u32, length: u32, inner: u32, missing: u32 }

@group(0) @binding(0) var<storage, read> x: array<${word}>;
@group(0) @binding(1) var<storage, read> index: array<u32>;
@group(0) @binding(2) var<storage, read_write> y: array<${word}>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let n = (group.y * groups.x + group.x) * 256u + local;
  if (n >= sizes.count) { return; }
  let i = n % sizes.inner;
  let place = n / sizes.inner % sizes.places;
  let o = n / sizes.inner / sizes.places;
  let row = index[place];
  if (row < sizes.length) { y[n] = x[(o * sizes.length + row) * sizes.inner + i]; }
  else { y[n] = ${word}(sizes.missing); }
}
`;
}
