/**
 * How a window slides over images, for all kernels of convolutions.
 *
 * Along an axis a kernel computes `length` places, which see an axis of `source` numbers: place p sees by its tap t the number
 *
 *     (p + shift − t · dilation) / classes    in the gradient of x, where classes = stride and shift = before
 *     p · stride + t · dilation − before      in a convolution, where classes = 1
 *
 * In a gradient with stride s only every s-th place meets a certain tap. So the places fall into s classes, by what is left
 * when they are divided by s; in one class every (s / gcd)-th tap from some first one on sees a number, the others nothing,
 * and the window moves one number from each place to the next. Each class is a convolution with stride 1 of its own.
 */
export const conv2dWindowWgsl: string = /* wgsl */ `
struct Axis {
  length: i32, taps: i32, source: i32,
  classes: i32, tapStep: i32, // in a class, from a tap that sees something to the next
  step: i32, reach: i32, // in the source, from a place of a class to the next, and from such a tap to the next
  shift: i32,
}
struct Sizes {
  rows: Axis, columns: Axis,
  // as a product of matrices
  batch: u32, m: u32, k: u32, n: u32,
  parts: u32, partLength: u32, // of k
  partSize: i32, // how many numbers a part of the sums has
  groups: i32,
  images: i32, channels: i32, // of a group of an image that is seen
  // of the weights: from one group, one line and one channel to the next
  groupStep: i32, lineStep: i32, channelStep: i32,
  // where the images, what meets them, and the results begin
  seenAt: i32, otherAt: i32, outAt: i32,
}

@group(0) @binding(0) var<storage, read> seen: array<f32>;
@group(0) @binding(1) var<storage, read> other: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

/** A class along an axis: its first tap, and what that sees at the first place. */
struct Class { number: i32, tap: i32, at: i32 }

fn classOf(axis: Axis, number: i32) -> Class {
  let between = axis.reach * (axis.classes / axis.tapStep); // from one tap to the next, in places
  for (var tap = 0; tap < axis.tapStep; tap++) {
    let start = number + axis.shift + tap * between;
    if (start % axis.classes == 0) { return Class(number, tap, start / axis.classes); }
  }
  return Class(number, axis.taps, 0); // nothing is seen
}

/** A number of an image, 0 around it. */
fn seenAt(image: i32, row: i32, column: i32) -> f32 {
  let inside = (row >= 0) & (row < sizes.rows.source)
    & (column >= 0) & (column < sizes.columns.source);
  return select(0.0, seen[select(0, image + row * sizes.columns.source + column, inside)], inside);
}
`;
