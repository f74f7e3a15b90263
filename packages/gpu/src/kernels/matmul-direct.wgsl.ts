/**
 * c = f(A B + bias) for small matrices, and for a row that meets columns: one number of C a thread, from first to last.
 *
 * Neighboring threads compute neighboring columns, so that what they read of B stands side by side, and what they read of
 * A is the same. Nothing is shared and nobody waits; where k is short, that is the fastest.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulDirectWgsl(f: string): string {
  return /* wgsl */ `
alias T = f32;
struct Sizes {
  batch: u32, m: u32, k: u32, n: u32,
  aStep: u32, bStep: u32, // from one matrix of the batch to the next; 0 if all share one
  transposeA: u32, transposeB: u32,
  parts: u32, partLength: u32, // of k
  hasBias: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

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
  let part = i / (sizes.m * sizes.n); // of all products
  let product = part / sizes.parts;
  if (product >= sizes.batch) { return; }
  let row = i / sizes.n % sizes.m;
  let column = i % sizes.n;
  let start = part % sizes.parts * sizes.partLength;
  let end = min(start + sizes.partLength, sizes.k);

  let aStride = select(1u, sizes.m, sizes.transposeA == 1u);
  let bStride = select(sizes.n, 1u, sizes.transposeB == 1u);
  var aAt = product * sizes.aStep + row * select(sizes.k, 1u, sizes.transposeA == 1u) + start * aStride;
  var bAt = product * sizes.bStep + column * select(1u, sizes.k, sizes.transposeB == 1u) + start * bStride;
  var sum = 0.0;
  for (var k = start; k < end; k++) {
    sum += a[aAt] * b[bAt];
    aAt += aStride;
    bAt += bStride;
  }
  c[i] = finish(sum, column);
}
`;
}
