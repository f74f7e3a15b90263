import { scalarWgsl } from "./scalar/scalar-functions.ts";

/** r, z and n of one number of the state, from what input (a) and state (b) add up to. */
const gatesWgsl = /* wgsl */ `
${scalarWgsl("sigmoid", "tanh")}

fn gatesAt(at: u32, hidden: u32) -> vec3f {
  let r = sigmoidOf(a[at] + b[at]);
  let z = sigmoidOf(a[at + hidden] + b[at + hidden]);
  return vec3f(r, z, tanhOf(a[at + 2u * hidden] + r * b[at + 2u * hidden]));
}
`;

/**
 * r = σ(aᵣ + bᵣ), z = σ(a_z + b_z), n = tanh(aₙ + r bₙ), h′ = n + z (h − n): one thread for each number of the state.
 */
export const gruWgsl: string = /* wgsl */ `
struct Sizes { count: u32, hidden: u32 }

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read> h: array<f32>;
@group(0) @binding(3) var<storage, read_write> next: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

${gatesWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let hidden = sizes.hidden;
  let at = i / hidden * 3u * hidden + i % hidden;
  let gates = gatesAt(at, hidden);
  let z = gates.y;
  let n = gates.z;
  next[i] = n + z * (h[i] - n);
}
`;

/** From ∂L/∂h′ to what belongs to a, b and h. The gates are computed anew: that is cheaper than keeping them. */
export const gruGradWgsl: string = /* wgsl */ `
struct Sizes { count: u32, hidden: u32 }

@group(0) @binding(0) var<storage, read> gradient: array<f32>;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read> h: array<f32>;
@group(0) @binding(4) var<storage, read_write> dA: array<f32>;
@group(0) @binding(5) var<storage, read_write> dB: array<f32>;
@group(0) @binding(6) var<storage, read_write> dH: array<f32>;
@group(0) @binding(7) var<uniform> sizes: Sizes;

${gatesWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let hidden = sizes.hidden;
  let at = i / hidden * 3u * hidden + i % hidden;
  let gates = gatesAt(at, hidden);
  let r = gates.x;
  let z = gates.y;
  let n = gates.z;
  let d = gradient[i];
  let dProposal = d * (1.0 - z) * (1.0 - n * n);
  let dReset = dProposal * b[at + 2u * hidden] * r * (1.0 - r);
  let dUpdate = d * (h[i] - n) * z * (1.0 - z);
  dA[at] = dReset;
  dB[at] = dReset;
  dA[at + hidden] = dUpdate;
  dB[at + hidden] = dUpdate;
  dA[at + 2u * hidden] = dProposal;
  dB[at + 2u * hidden] = dProposal * r;
  dH[i] = d * z;
}
`;
