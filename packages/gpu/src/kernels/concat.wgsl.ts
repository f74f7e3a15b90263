/**
 * Four parts side by side: y[o, start + j] = part[o, j], where the parts stand one behind the other. One thread per
 * element; it finds its part by where the parts end, for which a part that is not there ends where the one before does.
 */
export const concatWgsl: string = /* wgsl */ `
struct Sizes {
  count: u32,
  /** How wide the four parts are together. */
  width: u32,
  /** How wide the result is, and where in it the four begin. */
  total: u32,
  start: u32,
  /** Behind which column each part ends. */
  ends: vec4u,
}

@group(0) @binding(0) var<storage, read> part0: array<u32>;
@group(0) @binding(1) var<storage, read> part1: array<u32>;
@group(0) @binding(2) var<storage, read> part2: array<u32>;
@group(0) @binding(3) var<storage, read> part3: array<u32>;
@group(0) @binding(4) var<storage, read_write> y: array<u32>;
@group(0) @binding(5) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  let o = i / sizes.width;
  let column = i % sizes.width;
  let ends = sizes.ends;
  var value: u32;
  if (column < ends.x) { value = part0[o * ends.x + column]; }
  else if (column < ends.y) { value = part1[o * (ends.y - ends.x) + column - ends.x]; }
  else if (column < ends.z) { value = part2[o * (ends.z - ends.y) + column - ends.y]; }
  else { value = part3[o * (ends.w - ends.z) + column - ends.z]; }
  y[o * sizes.total + sizes.start + column] = value;
}
`;
