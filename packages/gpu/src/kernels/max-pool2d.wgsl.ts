/**
 * y[i, p] = the largest number that the window sees at place p of image i: one number of y a thread.
 *
 * The window begins with the first tap that sees the image and not its padding, and ends with the last one.
 *
 * @param type of the numbers, `f32` or `i32`
 * @param isNan WGSL that defines `fn isNan(x: T) -> bool`: NaN is larger than all other numbers
 */
export function maxPool2dWgsl(type: "f32" | "i32", isNan: string): string {
  return /* wgsl */ `
alias T = ${type};
struct Axis { length: i32, taps: i32, places: i32, stride: i32, dilation: i32, before: i32, unused0: i32, unused1: i32 }
struct Sizes { rows: Axis, columns: Axis, images: i32 }

@group(0) @binding(0) var<storage, read> x: array<T>;
@group(0) @binding(1) var<storage, read_write> y: array<T>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

${isNan}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = i32((group.y * groups.x + group.x) * 256u + local);
  let rows = sizes.rows;
  let columns = sizes.columns;
  let px = i % columns.places;
  let py = i / columns.places % rows.places;
  let image = i / (columns.places * rows.places);
  if (image >= sizes.images) { return; }

  let across = seen(columns, px);
  let down = seen(rows, py);
  var largest = x[(image * rows.length + down.x) * columns.length + across.x];
  for (var row = down.x; row <= down.y; row += rows.dilation) {
    let start = (image * rows.length + row) * columns.length;
    for (var column = across.x; column <= across.y; column += columns.dilation) {
      let value = x[start + column];
      if (isNan(value)) { y[i] = value; return; }
      largest = max(largest, value);
    }
  }
  y[i] = largest;
}

/** What the window sees first and may see last of an axis. */
fn seen(axis: Axis, place: i32) -> vec2i {
  let start = place * axis.stride - axis.before;
  let skipped = (max(0, -start) + axis.dilation - 1) / axis.dilation;
  let end = start + (axis.taps - 1) * axis.dilation;
  return vec2i(start + skipped * axis.dilation, min(end, axis.length - 1));
}
`;
}

/**
 * dx = g at the largest number of each window, in equal parts where several are equally large: one number of dx a thread.
 *
 * It asks each window that saw its number whether that was the largest, and if so with how many it shares. Threads only
 * read what others wrote before, so that windows may overlap.
 */
export const maxPool2dGradWgsl: string = /* wgsl */ `
struct Axis { length: i32, taps: i32, places: i32, stride: i32, dilation: i32, before: i32, unused0: i32, unused1: i32 }
struct Sizes { rows: Axis, columns: Axis, images: i32 }

@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> y: array<f32>;
@group(0) @binding(3) var<storage, read_write> dx: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = i32((group.y * groups.x + group.x) * 256u + local);
  let rows = sizes.rows;
  let columns = sizes.columns;
  let column = i % columns.length;
  let row = i / columns.length % rows.length;
  let image = i / (columns.length * rows.length);
  if (image >= sizes.images) { return; }

  var sum = 0.0;
  for (var ky = 0; ky < rows.taps; ky++) {
    let py = placeOf(row, ky, rows);
    if (py < 0) { continue; }
    for (var kx = 0; kx < columns.taps; kx++) {
      let px = placeOf(column, kx, columns);
      if (px < 0) { continue; }
      let place = (image * rows.places + py) * columns.places + px;
      let largest = y[place];
      if (wins(x[i], largest)) { sum += g[place] / winners(image, py, px, largest); }
    }
  }
  dx[i] = sum;
}

/** How many numbers of a window are its largest: all of them where that is NaN. */
fn winners(image: i32, py: i32, px: i32, largest: f32) -> f32 {
  let rows = sizes.rows;
  let columns = sizes.columns;
  let across = seen(columns, px);
  let down = seen(rows, py);
  var count = 0.0;
  for (var row = down.x; row <= down.y; row += rows.dilation) {
    let start = (image * rows.length + row) * columns.length;
    for (var column = across.x; column <= across.y; column += columns.dilation) {
      count += select(0.0, 1.0, wins(x[start + column], largest));
    }
  }
  return count;
}

fn wins(x: f32, largest: f32) -> bool {
  let isNan = (bitcast<u32>(largest) & 0x7fffffffu) > 0x7f800000u;
  return isNan || x >= largest;
}

/** What the window sees first and may see last of an axis. */
fn seen(axis: Axis, place: i32) -> vec2i {
  let start = place * axis.stride - axis.before;
  let skipped = (max(0, -start) + axis.dilation - 1) / axis.dilation;
  let end = start + (axis.taps - 1) * axis.dilation;
  return vec2i(start + skipped * axis.dilation, min(end, axis.length - 1));
}

/** Where the window stands when a tap sees \`at\`; −1 if nowhere. */
fn placeOf(at: i32, tap: i32, axis: Axis) -> i32 {
  let start = at + axis.before - tap * axis.dilation;
  let place = start / axis.stride;
  return select(-1, place, start >= 0 && place * axis.stride == start && place < axis.places);
}
`;
