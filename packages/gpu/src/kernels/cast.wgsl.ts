/** int32 → float32, rounded to the nearest. */
export const toFloatWgsl: string = /* wgsl */ `
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> x: array<vec4i>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  y[i] = vec4f(x[i]);
}
`;

/**
 * float32 → int32: fractions are dropped, what is too large wraps around as in JavaScript, and NaN and ∞ become 0.
 *
 * From 2³¹ on a number is its 24 leading bits, shifted; the 32 lowest bits of that are what is left after wrapping.
 */
export const toWholeWgsl: string = /* wgsl */ `
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4i>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

fn whole(x: f32) -> i32 {
  let bits = bitcast<u32>(x);
  let exponent = i32((bits >> 23u) & 0xffu) - 127;
  if (exponent < 31) { return i32(x); }
  if (exponent >= 23 + 32) { return 0; }
  let leading = i32(((bits & 0x7fffffu) | 0x800000u) << u32(exponent - 23));
  return select(leading, -leading, (bits >> 31u) == 1u);
}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let v = x[i];
  y[i] = vec4i(whole(v.x), whole(v.y), whole(v.z), whole(v.w));
}
`;
