/**
 * y[i] = x[where a layout puts element i]: one thread per element, or per four neighbors.
 *
 * A thread takes its number apart into a place in the shape, from the last axis to the first, and adds up where that
 * place stands in `x`. A stride of 0 repeats, and a negative one, which wraps around, runs backward.
 *
 * @param word `u32`, or `vec4u` where all that matters is divisible by 4; bits are moved, whatever they stand for
 */
export function copyWgsl(word: "u32" | "vec4u"): string {
  return movesWgsl(word, "y[i] = x[at];");
}

/** y[where a layout puts element i] = x[i]: a copy in the other direction. */
export function placeWgsl(word: "u32" | "vec4u"): string {
  return movesWgsl(word, "y[at] = x[i];");
}

/** @param move what a thread does with element `i` and with the place `at` where the layout puts it */
function movesWgsl(word: "u32" | "vec4u", move: string): string {
  return /* wgsl */ `
struct Axis { length: u32, stride: u32, unused0: u32, unused1: u32 }
struct Sizes { count: u32, rank: u32, offset: u32, unused: u32, axes: array<Axis, 32> }

@group(0) @binding(0) var<storage, read> x: array<${word}>;
@group(0) @binding(1) var<storage, read_write> y: array<${word}>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.count) { return; }
  var rest = i;
  var at = sizes.offset;
  for (var n = sizes.rank; n > 0u; n--) {
    let axis = sizes.axes[n - 1u];
    at += (rest % axis.length) * axis.stride;
    rest /= axis.length;
  }
  ${move}
}
`;
}
