import { momentsWgsl } from "./moments.wgsl.ts";

/** What is folded of each feature, as WGSL for `feature-fold`. */
export const featureTerms: Readonly<Record<"moments" | "gradients", string>> = {
  /** The moments of x. */
  moments: `
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> part: array<vec4f>;
@group(0) @binding(2) var<uniform> sizes: Sizes;
${momentsWgsl}
fn terms(at: vec4u, count: u32, feature: u32, row: vec4u) -> vec4f {
  let pivot = pivotOf(x[feature * sizes.inner]);
  return momentsOf(vec4f(x[at.x], x[at.y], x[at.z], x[at.w]), count, pivot);
}
fn join(a: vec4f, b: vec4f) -> vec4f { return joinMoments(a, b); }`,

  /** Σ g x̂ and Σ g, the gradients of γ and β; mean and variance are those of the feature, or of the row. */
  gradients: `
@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> mean: array<f32>;
@group(0) @binding(3) var<storage, read> variance: array<f32>;
@group(0) @binding(4) var<storage, read_write> part: array<vec4f>;
@group(0) @binding(5) var<uniform> sizes: Sizes;
fn terms(at: vec4u, count: u32, feature: u32, row: vec4u) -> vec4f {
  let of4 = select(vec4u(feature), row, sizes.rowwise == 1u);
  var sum = vec2f();
  for (var i = 0u; i < count; i++) {
    let normal = (x[at[i]] - mean[of4[i]]) * inverseSqrt(variance[of4[i]] + sizes.epsilon);
    sum += vec2f(g[at[i]] * normal, g[at[i]]);
  }
  return vec4f(sum, 0.0, 0.0);
}
fn join(a: vec4f, b: vec4f) -> vec4f { return a + b; }`,
};

/** What becomes of the parts of a feature, as WGSL for `joinPartsWgsl`. */
export const featureResults: Readonly<Record<"moments" | "gradients", string>> = {
  moments: `
${momentsWgsl}
fn join(a: vec4f, b: vec4f) -> vec4f { return joinMoments(a, b); }
fn finish(all: vec4f) -> vec2f { return vec2f(meanOf(all), varianceOf(all)); }`,

  gradients: `
fn join(a: vec4f, b: vec4f) -> vec4f { return a + b; }
fn finish(all: vec4f) -> vec2f { return all.xy; }`,
};
