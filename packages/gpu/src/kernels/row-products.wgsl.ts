import { lanesWgsl } from "./lanes.wgsl.ts";

/** y[row] = ⟨a, b⟩ of each row. A row has `lanes` threads, which add up every lanes-th product; the first of them writes. */
export const rowProductsWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${lanesWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let row = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  let length = select(0u, sizes.length, row < sizes.rows);
  var own = 0.0;
  for (var i = local % lanes; i < length; i += lanes) {
    own += a[row * sizes.length + i] * b[row * sizes.length + i];
  }
  let sum = sumOfLanes(vec2f(own, 0.0), local, lanes).x;
  if (row < sizes.rows && local % lanes == 0u) { y[row] = sum; }
}
`;
