import { lanesWgsl } from "./lanes.wgsl.ts";
import { matmulEndingWgsl } from "./matmul-ending.wgsl.ts";
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
@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
${matmulEndingWgsl(f)}
${matmulFourWgsl}
${lanesWgsl}

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

  let aAt = sizes.aAt + product * sizes.aStep + row * sizes.aLine;
  let bAt = sizes.bAt + product * sizes.bStep + column * sizes.bLine;
  var sum = 0.0;
  for (var k = start + local % lanes * 4u; k < end; k += lanes * 4u) {
    sum += dot(four(true, aAt + k, end - k), four(false, bAt + k, end - k));
  }
  let all = sumOfLanes(vec2f(sum, 0.0), local, lanes).x;
  if (there && local % lanes == 0u) { put(part, row, column, all); }
}
`;
}
