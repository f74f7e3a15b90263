import { lanesWgsl } from "./lanes.wgsl.ts";
import { matmulFourWgsl } from "./matmul-four.wgsl.ts";

/**
 * c = f(A B + bias) for a matrix that meets a vector, both with their numbers along k side by side in memory.
 *
 * A number of C has `lanes` neighboring threads of a workgroup. Each takes every lanes-th vector of four numbers of the row
 * of A and of the column of B, and in the end they add their sums up. All that is read is read once, in one stream.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulDotWgsl(f: string): string {
  return /* wgsl */ `
alias T = f32;
struct Sizes {
  batch: u32, m: u32, k: u32, n: u32,
  aStep: u32, bStep: u32, // from one matrix of the batch to the next; 0 if all share one
  transposeA: u32, transposeB: u32,
  parts: u32, partLength: u32, // of k
  hasBias: u32,
  lanes: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

${matmulFourWgsl}
${lanesWgsl}
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
  let lanes = sizes.lanes;
  let i = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  let part = i / (sizes.m * sizes.n); // of all products
  let product = part / sizes.parts;
  let there = product < sizes.batch; // the others help to add up
  let row = i / sizes.n % sizes.m;
  let column = i % sizes.n;
  let start = part % sizes.parts * sizes.partLength;
  let end = select(0u, min(start + sizes.partLength, sizes.k), there);

  let aAt = product * sizes.aStep + row * sizes.k;
  let bAt = product * sizes.bStep + column * sizes.k;
  var sum = 0.0;
  for (var k = start + local % lanes * 4u; k < end; k += lanes * 4u) {
    sum += dot(four(true, aAt + k, end - k), four(false, bAt + k, end - k));
  }
  let all = sumOfLanes(vec2f(sum, 0.0), local, lanes).x;
  if (there && local % lanes == 0u) { c[i] = finish(all, column); }
}
`;
}
