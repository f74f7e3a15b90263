/**
 * dx = slope(g, y), from an output and its gradient, four numbers a thread.
 *
 * @param slope WGSL that defines `fn slope(g: vec4f, y: vec4f) -> vec4f`
 */
export function squashGradWgsl(slope: string): string {
  return /* wgsl */ `
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(1) var<storage, read> y: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${slope}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  dx[i] = slope(gradient[i], y[i]);
}
`;
}

/** The slopes of functions whose outputs say them. */
export const slopes = {
  tanh: "fn slope(g: vec4f, y: vec4f) -> vec4f { return g - g * y * y; }",
  sigmoid: "fn slope(g: vec4f, y: vec4f) -> vec4f { return g * y * (1.0 - y); }",
};
