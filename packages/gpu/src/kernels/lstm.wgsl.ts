import { scalarWgsl } from "./scalar/scalar-functions.ts";

/**
 * c′ = σ(f) c + σ(i) tanh g, h′ = σ(o) tanh c′: one thread for each number of the cell, which reads its four gates.
 *
 * Neighboring threads are neighboring units, whose gates are neighbors too.
 */
export const lstmWgsl: string = /* wgsl */ `
struct Sizes { count: u32, hidden: u32 }

@group(0) @binding(0) var<storage, read> sum: array<f32>;
@group(0) @binding(1) var<storage, read> c: array<f32>;
@group(0) @binding(2) var<storage, read_write> nextH: array<f32>;
@group(0) @binding(3) var<storage, read_write> nextC: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

${scalarWgsl("sigmoid", "tanh")}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let hidden = sizes.hidden;
  let at = i / hidden * 4u * hidden + i % hidden;
  let taken = sigmoidOf(sum[at]) * tanhOf(sum[at + 2u * hidden]);
  let next = sigmoidOf(sum[at + hidden]) * c[i] + taken;
  nextC[i] = next;
  nextH[i] = sigmoidOf(sum[at + 3u * hidden]) * tanhOf(next);
}
`;

/** From ∂L/∂c′ to what belongs to the gates i, f and g and to c; the gate o has no part in c′. */
export const lstmCellGradWgsl: string = /* wgsl */ `
struct Sizes { count: u32, hidden: u32 }

@group(0) @binding(0) var<storage, read> gradient: array<f32>;
@group(0) @binding(1) var<storage, read> sum: array<f32>;
@group(0) @binding(2) var<storage, read> c: array<f32>;
@group(0) @binding(3) var<storage, read_write> dSum: array<f32>;
@group(0) @binding(4) var<storage, read_write> dC: array<f32>;
@group(0) @binding(5) var<uniform> sizes: Sizes;

${scalarWgsl("sigmoid", "tanh")}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let hidden = sizes.hidden;
  let at = i / hidden * 4u * hidden + i % hidden;
  let taking = sigmoidOf(sum[at]);
  let keeping = sigmoidOf(sum[at + hidden]);
  let proposal = tanhOf(sum[at + 2u * hidden]);
  let d = gradient[i];
  dSum[at] = d * proposal * taking * (1.0 - taking);
  dSum[at + hidden] = d * c[i] * keeping * (1.0 - keeping);
  dSum[at + 2u * hidden] = d * taking * (1.0 - proposal * proposal);
  dSum[at + 3u * hidden] = 0.0;
  dC[i] = d * keeping;
}
`;

/** From ∂L/∂h′ to what belongs to the gate o and to c′; the other gates act on h′ through c′ alone. */
export const lstmOutputGradWgsl: string = /* wgsl */ `
struct Sizes { count: u32, hidden: u32 }

@group(0) @binding(0) var<storage, read> gradient: array<f32>;
@group(0) @binding(1) var<storage, read> sum: array<f32>;
@group(0) @binding(2) var<storage, read> c: array<f32>;
@group(0) @binding(3) var<storage, read_write> dSum: array<f32>;
@group(0) @binding(4) var<storage, read_write> dC: array<f32>;
@group(0) @binding(5) var<uniform> sizes: Sizes;

${scalarWgsl("sigmoid", "tanh")}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let hidden = sizes.hidden;
  let at = i / hidden * 4u * hidden + i % hidden;
  let showing = sigmoidOf(sum[at + 3u * hidden]);
  let shown = tanhOf(c[i]);
  let d = gradient[i];
  dSum[at] = 0.0;
  dSum[at + hidden] = 0.0;
  dSum[at + 2u * hidden] = 0.0;
  dSum[at + 3u * hidden] = d * shown * showing * (1.0 - showing);
  dC[i] = d * showing * (1.0 - shown * shown);
}
`;
