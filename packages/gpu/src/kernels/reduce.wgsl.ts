import { foldWgsl } from "./fold.wgsl.ts";

/**
 * y[o, i] = fold of x[o, i], x[o, i + width], x[o, i + 2 · width], … within the `span` numbers of o. One thread per result;
 * neighboring threads read neighboring numbers.
 *
 * @param functions what `reduceFunctions` define
 */
export function reduceColumnsWgsl(functions: string): string {
  return /* wgsl */ `
struct Sizes { results: u32, width: u32, span: u32 }

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> y: array<u32>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${functions}
${foldWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let result = (group.y * groups.x + group.x) * 256u + local;
  if (result >= sizes.results) { return; }
  let first = result / sizes.width * sizes.span;
  y[result] = toBits(fold(first + result % sizes.width, sizes.width, first + sizes.span));
}
`;
}

/**
 * y[o] = fold of x[o, 0], …, x[o, length − 1]. As many threads as a row is worth, `lanes` of the 256 of a workgroup, each
 * fold every lanes-th number of it; what they found is folded in shared memory, in pairs, half as many threads each time.
 *
 * @param functions what `reduceFunctions` define
 */
export function reduceRowsWgsl(functions: string): string {
  return /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> y: array<u32>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${functions}
${foldWgsl}

var<workgroup> found: array<T, 256>;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let lane = local % lanes;
  let row = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  if (row < sizes.rows) {
    let first = row * sizes.length;
    found[local] = fold(first + lane, lanes, first + sizes.length);
  }
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] = f(found[local], found[local + half]); }
  }
  if (row < sizes.rows && lane == 0u) { y[row] = toBits(found[local]); }
}
`;
}
