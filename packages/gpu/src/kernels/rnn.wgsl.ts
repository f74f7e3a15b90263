import { scalarWgsl } from "./scalar/scalar-functions.ts";

/** h′ = tanh (a + b), four numbers a thread: the sum is never written down. */
export const rnnWgsl: string = /* wgsl */ `
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> next: array<vec4f>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${scalarWgsl("tanh")}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let sum = a[i] + b[i];
  next[i] = vec4f(tanhOf(sum.x), tanhOf(sum.y), tanhOf(sum.z), tanhOf(sum.w));
}
`;
