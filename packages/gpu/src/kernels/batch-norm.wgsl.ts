/**
 * y = γ (x − μ) / √(σ² + ε) + β, four neighbors a thread, each with the numbers of its own feature.
 *
 * The mean is taken off first: a product with γ / √(σ² + ε) and one sum would lose the digits of a small deviation around a
 * large mean.
 */
export const batchNormWgsl: string = /* wgsl */ `
struct Sizes { quads: u32, length: u32, inner: u32, epsilon: f32 }

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> mean: array<f32>;
@group(0) @binding(2) var<storage, read> variance: array<f32>;
@group(0) @binding(3) var<storage, read> gamma: array<f32>;
@group(0) @binding(4) var<storage, read> beta: array<f32>;
@group(0) @binding(5) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(6) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let feature = (4u * i + vec4u(0u, 1u, 2u, 3u)) / sizes.inner % sizes.length;
  let old = x[i];
  var next = vec4f();
  for (var j = 0u; j < 4u; j++) {
    let f = feature[j];
    next[j] = (old[j] - mean[f]) * inverseSqrt(variance[f] + sizes.epsilon) * gamma[f] + beta[f];
  }
  y[i] = next;
}
`;

/**
 * dx = γ (g − (dβ + x̂ dγ) / n) / √(σ² + ε), four neighbors a thread: what is left of g when what μ and σ² take back is gone.
 */
export const batchNormGradWgsl: string = /* wgsl */ `
struct Sizes { quads: u32, length: u32, inner: u32, epsilon: f32, count: f32 }

@group(0) @binding(0) var<storage, read> g: array<vec4f>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> mean: array<f32>;
@group(0) @binding(3) var<storage, read> variance: array<f32>;
@group(0) @binding(4) var<storage, read> gamma: array<f32>;
@group(0) @binding(5) var<storage, read> dGamma: array<f32>;
@group(0) @binding(6) var<storage, read> dBeta: array<f32>;
@group(0) @binding(7) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(8) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let feature = (4u * i + vec4u(0u, 1u, 2u, 3u)) / sizes.inner % sizes.length;
  let gradient = g[i];
  let old = x[i];
  var result = vec4f();
  for (var j = 0u; j < 4u; j++) {
    let f = feature[j];
    let inverse = inverseSqrt(variance[f] + sizes.epsilon);
    let normal = (old[j] - mean[f]) * inverse;
    result[j] = gamma[f] * inverse * (gradient[j] - (dBeta[f] + normal * dGamma[f]) / sizes.count);
  }
  dx[i] = result;
}
`;
