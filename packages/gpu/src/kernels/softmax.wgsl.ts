import { lanesWgsl } from "./lanes.wgsl.ts";
import { powersWgsl } from "./powers.wgsl.ts";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

/**
 * y = exp x / Σ exp x along an axis whose neighbors stand `inner` apart.
 *
 * A row has `lanes` threads. Each walks over every lanes-th number of it once for the sum, and once more to write; in between
 * they add their sums up. Nothing but x is read from memory, and nothing but y is written there.
 */
export const softmaxWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, inner: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${scalarWgsl("exp")}
${powersWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let row = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  let length = select(0u, sizes.length, row < sizes.rows);
  let inner = sizes.inner;
  let start = row / inner * sizes.length * inner + row % inner;

  let all = powersOfRow(start, length, inner, local, lanes);
  for (var i = local % lanes; i < length; i += lanes) {
    let at = start + i * inner;
    y[at] = expOf(x[at] - all.x) / all.y;
  }
}
`;

/** dx = scale · y ⊙ (g − ⟨g, y⟩) along an axis: first the product of the row, then its numbers. */
export const softmaxGradWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, inner: u32, lanes: u32, scale: f32 }

@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> y: array<f32>;
@group(0) @binding(2) var<storage, read_write> dx: array<f32>;
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
  let inner = sizes.inner;
  let start = row / inner * sizes.length * inner + row % inner;

  var own = 0.0;
  for (var i = local % lanes; i < length; i += lanes) {
    let at = start + i * inner;
    own += g[at] * y[at];
  }
  let product = sumOfLanes(vec2f(own, 0.0), local, lanes).x;
  for (var i = local % lanes; i < length; i += lanes) {
    let at = start + i * inner;
    dx[at] = sizes.scale * y[at] * (g[at] - product);
  }
}
`;
