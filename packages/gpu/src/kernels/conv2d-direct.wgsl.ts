/**
 * y[n, o, p] = Σ over channels and taps of weight[o, c, tap] · x[n, c, what the tap sees at p], one number of y a thread.
 *
 * It reads what it needs where it stands: right where a window has few channels, as in a convolution of each channel by
 * itself.
 */
export const conv2dDirectWgsl: string = /* wgsl */ `
struct Axis { length: i32, taps: i32, places: i32, stride: i32, dilation: i32, before: i32, unused0: i32, unused1: i32 }
struct Sizes { rows: Axis, columns: Axis, batch: i32, groups: i32, channels: i32, outputs: i32 }

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> weight: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

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
  let output = i / (columns.places * rows.places); // of all images
  if (output >= sizes.batch * sizes.groups * sizes.outputs) { return; }
  let part = output / sizes.outputs; // a group of channels of an image
  let o = output % (sizes.groups * sizes.outputs);

  var sum = 0.0;
  for (var c = 0; c < sizes.channels; c++) {
    let image = (part * sizes.channels + c) * rows.length;
    let window = (o * sizes.channels + c) * rows.taps;
    for (var ky = 0; ky < rows.taps; ky++) {
      let row = py * rows.stride + ky * rows.dilation - rows.before;
      if (row < 0 || row >= rows.length) { continue; }
      for (var kx = 0; kx < columns.taps; kx++) {
        let column = px * columns.stride + kx * columns.dilation - columns.before;
        if (column < 0 || column >= columns.length) { continue; }
        sum += weight[(window + ky) * columns.taps + kx] * x[(image + row) * columns.length + column];
      }
    }
  }
  y[i] = sum;
}
`;

/**
 * dx[n, c, q] = Σ of weight[o, c, tap] · g[n, o, p] over all places p at which a tap saw q: one number of dx a thread.
 *
 * Each gathers from the windows that saw it, so that no two write to one place.
 */
export const conv2dGradXDirectWgsl: string = /* wgsl */ `
struct Axis { length: i32, taps: i32, places: i32, stride: i32, dilation: i32, before: i32, unused0: i32, unused1: i32 }
struct Sizes { rows: Axis, columns: Axis, batch: i32, groups: i32, channels: i32, outputs: i32 }

@group(0) @binding(0) var<storage, read> g: array<f32>;
@group(0) @binding(1) var<storage, read> weight: array<f32>;
@group(0) @binding(2) var<storage, read_write> dx: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

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
  let channel = i / (columns.length * rows.length); // of all images
  if (channel >= sizes.batch * sizes.groups * sizes.channels) { return; }
  let part = channel / sizes.channels; // a group of channels of an image
  let c = channel % sizes.channels;

  var sum = 0.0;
  for (var o = 0; o < sizes.outputs; o++) {
    let image = (part * sizes.outputs + o) * rows.places;
    let window = ((part % sizes.groups * sizes.outputs + o) * sizes.channels + c) * rows.taps;
    for (var ky = 0; ky < rows.taps; ky++) {
      let py = placeOf(row, ky, rows);
      if (py < 0) { continue; }
      for (var kx = 0; kx < columns.taps; kx++) {
        let px = placeOf(column, kx, columns);
        if (px < 0) { continue; }
        sum += weight[(window + ky) * columns.taps + kx] * g[(image + py) * columns.places + px];
      }
    }
  }
  dx[i] = sum;
}

/** Where the window stands when a tap sees \`at\`; −1 if nowhere. */
fn placeOf(at: i32, tap: i32, axis: Axis) -> i32 {
  let start = at + axis.before - tap * axis.dilation;
  let place = start / axis.stride;
  return select(-1, place, start >= 0 && place * axis.stride == start && place < axis.places);
}
`;

/** dw[o, c, tap] = Σ of g[n, o, p] · x[n, c, what the tap sees at p] over all images and places: one number of dw a thread. */
export const conv2dGradWeightDirectWgsl: string = /* wgsl */ `
struct Axis { length: i32, taps: i32, places: i32, stride: i32, dilation: i32, before: i32, unused0: i32, unused1: i32 }
struct Sizes { rows: Axis, columns: Axis, batch: i32, groups: i32, channels: i32, outputs: i32 }

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> g: array<f32>;
@group(0) @binding(2) var<storage, read_write> dw: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = i32((group.y * groups.x + group.x) * 256u + local);
  let rows = sizes.rows;
  let columns = sizes.columns;
  let kx = i % columns.taps;
  let ky = i / columns.taps % rows.taps;
  let window = i / (columns.taps * rows.taps);
  let o = window / sizes.channels;
  if (o >= sizes.groups * sizes.outputs) { return; }
  let c = o / sizes.outputs * sizes.channels + window % sizes.channels;

  var sum = 0.0;
  for (var n = 0; n < sizes.batch; n++) {
    let image = (n * sizes.groups * sizes.channels + c) * rows.length;
    let output = (n * sizes.groups * sizes.outputs + o) * rows.places;
    for (var py = 0; py < rows.places; py++) {
      let row = py * rows.stride + ky * rows.dilation - rows.before;
      if (row < 0 || row >= rows.length) { continue; }
      for (var px = 0; px < columns.places; px++) {
        let column = px * columns.stride + kx * columns.dilation - columns.before;
        if (column < 0 || column >= columns.length) { continue; }
        sum += g[(output + py) * columns.places + px] * x[(image + row) * columns.length + column];
      }
    }
  }
  dw[i] = sum;
}
`;
