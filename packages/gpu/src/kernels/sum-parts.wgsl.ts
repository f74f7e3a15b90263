/**
 * y = f(Σ of the parts + bias), one number of y a thread: what workgroups that shared a long sum have left, put together.
 *
 * The parts of one result stand one behind the other, and are always added up in that order, so that the same numbers give
 * the same sum. Neighbors of a row stand side by side, which is where the bias is found.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function sumPartsWgsl(f: string): string {
  return /* wgsl */ `
alias T = f32;
struct Sizes { results: u32, size: u32, parts: u32, columns: u32, hasBias: u32 }

@group(0) @binding(0) var<storage, read> part: array<f32>;
@group(0) @binding(1) var<storage, read> bias: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${f}

fn finish(sum: f32, column: u32) -> f32 {
  if (sizes.hasBias == 0u) { return f(sum); }
  return f(sum + bias[column]);
}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.results * sizes.size) { return; }
  var at = i / sizes.size * sizes.parts * sizes.size + i % sizes.size;
  var sum = 0.0;
  for (var p = 0u; p < sizes.parts; p++) {
    sum += part[at];
    at += sizes.size;
  }
  y[i] = finish(sum, i % sizes.columns);
}
`;
}
