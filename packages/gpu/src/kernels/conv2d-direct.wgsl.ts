import { conv2dWindowWgsl } from "./conv2d-window.wgsl.ts";

/**
 * y[n, o, p] = Σ over channels and taps of weight[o, c, tap] · x[n, c, what the tap sees at p], one number of y a thread; or
 * the gradient of x, in which g is seen and the weights change their sides.
 *
 * It reads what it needs where it stands: right where little is shared, as in a convolution of each channel by itself.
 */
export const conv2dDirectWgsl: string = /* wgsl */ `
${conv2dWindowWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = i32((group.y * groups.x + group.x) * 256u + local);
  let rows = sizes.rows;
  let columns = sizes.columns;
  let line = i / (rows.length * columns.length); // of all images
  if (line >= sizes.images * sizes.groups * i32(sizes.m)) { return; }
  let part = line / i32(sizes.m); // a group of channels of an image
  let py = i / columns.length % rows.length;
  let px = i % columns.length;
  let high = classOf(rows, py % rows.classes);
  let wide = classOf(columns, px % columns.classes);
  let top = high.at + py / rows.classes * rows.step;
  let left = wide.at + px / columns.classes * columns.step;
  let weights = part % sizes.groups * sizes.groupStep + line % i32(sizes.m) * sizes.lineStep;

  var sum = 0.0;
  for (var c = 0; c < sizes.channels; c++) {
    let image = sizes.seenAt + (part * sizes.channels + c) * rows.source * columns.source;
    var row = top;
    for (var ky = high.tap; ky < rows.taps; ky += rows.tapStep) {
      let weight = weights + c * sizes.channelStep + ky * columns.taps;
      var column = left;
      for (var kx = wide.tap; kx < columns.taps; kx += columns.tapStep) {
        sum += other[weight + kx] * seenAt(image, row, column);
        column += columns.reach;
      }
      row += rows.reach;
    }
  }
  out[sizes.outAt + i] = sum;
}
`;

/**
 * dw[o, c, tap] = Σ of g[n, o, p] · x[n, c, what the tap sees at p] over all images and places: one number of dw a thread,
 * and where there are few of them, a part of its rows of places.
 */
export const conv2dGradWeightDirectWgsl: string = /* wgsl */ `
${conv2dWindowWgsl}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = i32((group.y * groups.x + group.x) * 256u + local);
  if (i >= i32(sizes.parts) * sizes.partSize) { return; }
  let rows = sizes.rows;
  let columns = sizes.columns;
  let kx = i % columns.taps;
  let ky = i / columns.taps % rows.taps;
  let c = i / (columns.taps * rows.taps) % sizes.channels;
  let o = i % sizes.partSize / i32(sizes.n); // of all groups
  let start = i / sizes.partSize * i32(sizes.partLength);
  let end = min(start + i32(sizes.partLength), sizes.images * rows.length);

  var sum = 0.0;
  for (var r = start; r < end; r++) {
    let n = r / rows.length;
    let part = n * sizes.groups + o / i32(sizes.m);
    let image = sizes.seenAt + (part * sizes.channels + c) * rows.source * columns.source;
    let row = rows.shift + r % rows.length * rows.step + ky * rows.reach;
    let output = n * sizes.groups * i32(sizes.m) + o;
    let at = sizes.otherAt + (output * rows.length + r % rows.length) * columns.length;
    var column = columns.shift + kx * columns.reach;
    for (var px = 0; px < columns.length; px++) {
      sum += other[at + px] * seenAt(image, row, column);
      column += columns.step;
    }
  }
  out[sizes.outAt + i] = sum;
}
`;
