/** θ ← θ − η (g + λθ), four numbers a thread. */
export const gradientDescentWgsl: string = /* wgsl */ `
struct Sizes { quads: u32, learningRate: f32, weightDecay: f32 }

@group(0) @binding(0) var<storage, read> theta: array<vec4f>;
@group(0) @binding(1) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> nextTheta: array<vec4f>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  var g = gradient[i];
  if (sizes.weightDecay != 0.0) { g += theta[i] * sizes.weightDecay; }
  nextTheta[i] = theta[i] - g * sizes.learningRate;
}
`;
