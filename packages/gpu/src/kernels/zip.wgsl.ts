/** y[i] = f(a[i], b[i]), four numbers a thread, where neither side is repeated. */
export function zipWgsl(type: "f32" | "i32", functions: string): string {
  return /* wgsl */ `
alias T = ${type};
struct Sizes { quads: u32 }

@group(0) @binding(0) var<storage, read> left: array<vec4<T>>;
@group(0) @binding(1) var<storage, read> right: array<vec4<T>>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<T>>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${functions}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let a = left[i];
  let b = right[i];
  y[i] = vec4<T>(f(a.x, b.x), f(a.y, b.y), f(a.z, b.z), f(a.w, b.w));
}
`;
}

/**
 * y = f(a, b) of operands that repeat along some axes: one thread per element.
 *
 * A thread takes its number apart into a place in the result, from the last axis to the first, and adds up where that
 * place stands in either operand. A stride of 0 repeats a number; nothing is copied. Of the result and of either operand it
 * may see a part, which begins at `first`, `leftFirst` and `rightFirst`.
 */
export function zipBroadcastWgsl(type: "f32" | "i32", functions: string): string {
  return /* wgsl */ `
alias T = ${type};
struct Axis { length: u32, leftStride: u32, rightStride: u32, unused: u32 }
struct Sizes { size: u32, rank: u32, first: u32, leftFirst: u32, rightFirst: u32, @align(16) axes: array<Axis, 32> }

@group(0) @binding(0) var<storage, read> left: array<T>;
@group(0) @binding(1) var<storage, read> right: array<T>;
@group(0) @binding(2) var<storage, read_write> y: array<T>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${functions}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.size) { return; }
  var rest = sizes.first + i;
  var leftAt = 0u;
  var rightAt = 0u;
  for (var n = sizes.rank; n > 0u; n--) {
    let axis = sizes.axes[n - 1u];
    let at = rest % axis.length;
    rest /= axis.length;
    leftAt += at * axis.leftStride;
    rightAt += at * axis.rightStride;
  }
  y[i] = f(left[leftAt - sizes.leftFirst], right[rightAt - sizes.rightFirst]);
}
`;
}

/**
 * The same where four neighbors of the result never lie in two rows: a thread computes four, and finds their place once.
 *
 * Along the last axis an operand goes on or repeats: its stride is 1 or 0.
 */
export function zipBroadcastQuadsWgsl(type: "f32" | "i32", functions: string): string {
  return /* wgsl */ `
alias T = ${type};
struct Axis { length: u32, leftStride: u32, rightStride: u32, unused: u32 }
struct Sizes { quads: u32, rank: u32, first: u32, leftFirst: u32, rightFirst: u32, @align(16) axes: array<Axis, 32> }

@group(0) @binding(0) var<storage, read> left: array<T>;
@group(0) @binding(1) var<storage, read> right: array<T>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<T>>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${functions}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  var rest = sizes.first + i * 4u;
  var a = 0u;
  var b = 0u;
  for (var n = sizes.rank; n > 0u; n--) {
    let axis = sizes.axes[n - 1u];
    let at = rest % axis.length;
    rest /= axis.length;
    a += at * axis.leftStride;
    b += at * axis.rightStride;
  }
  a -= sizes.leftFirst;
  b -= sizes.rightFirst;
  let last = sizes.axes[sizes.rank - 1u];
  let s = last.leftStride;
  let t = last.rightStride;
  y[i] = vec4<T>(
    f(left[a], right[b]),
    f(left[a + s], right[b + t]),
    f(left[a + 2u * s], right[b + 2u * t]),
    f(left[a + 3u * s], right[b + 3u * t]),
  );
}
`;
}
