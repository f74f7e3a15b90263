import { momentsWgsl } from "./moments.wgsl.ts";

/**
 * What the `lanes` threads of one row do together. Expects `x` and `sizes`.
 *
 * Every thread of the workgroup has to take part, also one that has no row, since all of them wait for one another.
 */
const rowWgsl = /* wgsl */ `
${momentsWgsl}
var<workgroup> found: array<vec4f, 256>;

/** The moments of the numbers from \`start\` on. */
fn momentsOfRow(start: u32, length: u32, local: u32, lanes: u32) -> vec4f {
  let lane = local % lanes;
  let pivot = pivotOf(x[start]);
  var own = vec4f();
  for (var i = lane; i < length; i += 4u * lanes) {
    let count = min(4u, (length - i + lanes - 1u) / lanes);
    var four = vec4f();
    for (var j = 0u; j < count; j++) { four[j] = x[start + i + j * lanes]; }
    own = joinMoments(own, momentsOf(four, count, pivot));
  }
  found[local] = own;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] = joinMoments(found[local], found[local + half]); }
  }
  workgroupBarrier();
  return found[local - lane];
}
`;

/**
 * y = γ (x − μ) / √(σ² + ε) + β, row by row. A row has `lanes` threads. Each walks over every lanes-th number of it twice:
 * once for the mean and the variance, once to write.
 */
export const layerNormWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32, epsilon: f32 }

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> gamma: array<f32>;
@group(0) @binding(2) var<storage, read> beta: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

${rowWgsl}

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

  let all = momentsOfRow(start, length, local, lanes);
  let mean = meanOf(all);
  let inverse = inverseSqrt(varianceOf(all) + sizes.epsilon);
  for (var i = local % lanes; i < length; i += lanes) {
    y[start + i] = (x[start + i] - mean) * inverse * gamma[i] + beta[i];
  }
}
`;

/**
 * dx = (d − mean d − x̂ mean (d ⊙ x̂)) / √(σ² + ε) with d = γ g, row by row; and the mean and variance of each row, which the
 * gradients of γ and β need, too. They are computed anew: that is cheaper than keeping them.
 */
export const layerNormGradWgsl: string = /* wgsl */ `
struct Sizes { rows: u32, length: u32, lanes: u32, epsilon: f32 }

@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> gamma: array<f32>;
@group(0) @binding(3) var<storage, read_write> dx: array<f32>;
@group(0) @binding(4) var<storage, read_write> means: array<f32>;
@group(0) @binding(5) var<storage, read_write> variances: array<f32>;
@group(0) @binding(6) var<uniform> sizes: Sizes;

${rowWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let lane = local % lanes;
  let row = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  let length = select(0u, sizes.length, row < sizes.rows);
  let start = row * sizes.length;

  let all = momentsOfRow(start, length, local, lanes);
  let mean = meanOf(all);
  let variance = varianceOf(all);
  let inverse = inverseSqrt(variance + sizes.epsilon);
  if (row < sizes.rows && lane == 0u) {
    means[row] = mean;
    variances[row] = variance;
  }

  var own = vec4f();
  for (var i = lane; i < length; i += lanes) {
    let d = g[start + i] * gamma[i];
    own += vec4f(d, d * (x[start + i] - mean) * inverse, 0.0, 0.0);
  }
  workgroupBarrier(); // until all have read what was found before
  found[local] = own;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] += found[local + half]; }
  }
  workgroupBarrier();
  let sums = found[local - lane] / f32(sizes.length);
  for (var i = lane; i < length; i += lanes) {
    let normal = (x[start + i] - mean) * inverse;
    dx[start + i] = inverse * (g[start + i] * gamma[i] - sums.x - normal * sums.y);
  }
}
`;
