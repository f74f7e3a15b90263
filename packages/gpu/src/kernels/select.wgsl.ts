/** y[i] = a[i] where condition[i] is not 0, else b[i]. The bits of a and b are moved, whatever they stand for. */
export function selectWgsl(condition: "f32" | "i32"): string {
  return /* wgsl */ `
alias C = ${condition};
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> condition: array<vec4<C>>;
@group(0) @binding(1) var<storage, read> a: array<vec4u>;
@group(0) @binding(2) var<storage, read> b: array<vec4u>;
@group(0) @binding(3) var<storage, read_write> y: array<vec4u>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  y[i] = select(a[i], b[i], condition[i] == vec4<C>(0));
}
`;
}
