/**
 * y[i] = f(x[i]). A thread computes four neighbors, which it reads and writes as one vector: memory is the slowest part of
 * a graphics card, and gives out whole lines of it.
 *
 * The last thread may compute up to three numbers too many; every buffer has room for them, and nobody reads them.
 *
 * @param type of the numbers, `f32` or `i32`
 * @param functions WGSL that defines `fn f(x: T) -> T`
 */
export function mapWgsl(type: "f32" | "i32", functions: string): string {
  return /* wgsl */ `
alias T = ${type};
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> x: array<vec4<T>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<T>>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${functions}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let v = x[i];
  y[i] = vec4<T>(f(v.x), f(v.y), f(v.z), f(v.w));
}
`;
}
