import { powersWgsl } from "./powers.wgsl.ts";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

/**
 * ℓ = log Σ exp x − x[label] for each row of scores. A row has `lanes` threads, which add up its powers; the first of them
 * writes.
 */
export const labelSurpriseWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> labels: array<u32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${scalarWgsl("exp", "log")}
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
  let start = row * sizes.length;

  let all = powersOfRow(start, length, 1u, local, lanes);
  if (row < sizes.rows && local % lanes == 0u) {
    // in this order, so that large scores cancel before the small logarithm is added
    y[row] = (all.x - x[start + labels[row]]) + logOf(all.y);
  }
}
`;

/** dx = g (softmax x − 1 at the label), row by row, with the powers added up anew: that is cheaper than keeping them. */
export const labelSurpriseGradWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<u32>;
@group(0) @binding(3) var<storage, read_write> dx: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

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
  let start = row * sizes.length;

  let all = powersOfRow(start, length, 1u, local, lanes);
  for (var i = local % lanes; i < length; i += lanes) {
    let probability = expOf(x[start + i] - all.x) / all.y;
    dx[start + i] = g[row] * (probability - select(0.0, 1.0, i == labels[row]));
  }
}
`;
