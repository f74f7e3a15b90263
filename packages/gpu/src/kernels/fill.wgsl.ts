/** The same 32 bits everywhere: a number of any dtype. */
export const fillWgsl: string = /* wgsl */ `
struct Sizes { quads: u32, bits: u32 }

@group(0) @binding(0) var<storage, read_write> y: array<vec4u>;
@group(0) @binding(1) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  y[i] = vec4u(sizes.bits);
}
`;
