import { conv2dWindowWgsl } from "./conv2d-window.wgsl.ts";

/**
 * A convolution as a product of matrices, of which the one that has a column for what each window sees is never written: a
 * thread that brings a block of it looks its numbers up in the images. See `matmul-blocks` for the rest.
 *
 *     y  = W · unfold(x)     a row for each output channel, a column for each place of each image; k: channels and taps
 *     dx = Wᵀ · unfold(g)    a row for each input channel, a column for each number of each image; k: outputs and taps
 *     dw = g · unfold(x)ᵀ    a row for each output channel, a column for each channel and tap; k: places of all images
 *
 * Groups of channels, and the classes of a gradient of x, are products of their own. In a class that has fewer taps than
 * others, those that lack are zeros on both sides. Around images stand zeros, which meet the weights all the same: an infinite
 * weight makes NaN of them.
 *
 * @param along what k counts: taps in y and dx, places in dw
 */
export function conv2dOperandsWgsl(along: "taps" | "places"): string {
  return along === "taps" ? shared + alongTaps : shared + alongPlaces;
}

const shared = /* wgsl */ `
${conv2dWindowWgsl}

/** The row of what is not there: outside of every image, also a window further. */
const nowhere = -1073741824;

/** What a product of the batch is: a group of channels, and a class along each axis. */
var<private> groupOf: i32;
var<private> high: Class;
var<private> wide: Class;

fn enter(product: u32) {
  let classes = vec2i(sizes.rows.classes, sizes.columns.classes);
  groupOf = i32(product) / (classes.x * classes.y);
  high = classOf(sizes.rows, i32(product) / classes.y % classes.x);
  wide = classOf(sizes.columns, i32(product) % classes.y);
}

/** A place or a tap: what it adds to where the window reads in the images, and where it stands in the other matrix. */
struct Spot { at: i32, row: i32, column: i32, other: i32 }

/** Counts the taps of a class, channel by channel. */
fn tapOf(i: i32) -> Spot {
  let rows = (sizes.rows.taps + sizes.rows.tapStep - 1) / sizes.rows.tapStep;
  let columns = (sizes.columns.taps + sizes.columns.tapStep - 1) / sizes.columns.tapStep;
  let c = i / (rows * columns);
  let y = i / columns % rows;
  let x = i % columns;
  let ky = high.tap + y * sizes.rows.tapStep;
  let kx = wide.tap + x * sizes.columns.tapStep;
  return Spot(
    c * sizes.rows.source * sizes.columns.source,
    select(nowhere, y * sizes.rows.reach, (ky < sizes.rows.taps) & (kx < sizes.columns.taps)),
    x * sizes.columns.reach,
    c * sizes.channelStep + ky * sizes.columns.taps + kx,
  );
}

/** Counts the places of a class, image by image. */
fn placeOf(i: i32) -> Spot {
  let rows = (sizes.rows.length + sizes.rows.classes - 1) / sizes.rows.classes;
  let columns = (sizes.columns.length + sizes.columns.classes - 1) / sizes.columns.classes;
  let image = i / (rows * columns);
  let y = i / columns % rows;
  let x = i % columns;
  let py = y * sizes.rows.classes + high.number;
  let px = x * sizes.columns.classes + wide.number;
  let there = (image < sizes.images) & (py < sizes.rows.length) & (px < sizes.columns.length);
  return Spot(
    image * sizes.groups * sizes.channels * sizes.rows.source * sizes.columns.source,
    select(nowhere, high.at + y * sizes.rows.step, there),
    wide.at + x * sizes.columns.step,
    (image * sizes.groups * i32(sizes.m) * sizes.rows.length + py) * sizes.columns.length + px,
  );
}

/** What a thread brings: four lines of weights or of g, or four that windows see. */
struct Operand { isA: bool, ats: vec4i, rows: vec4i, columns: vec4i }

fn runsAlongK(isA: bool) -> bool { return isA; }

fn operandOf(isA: bool, product: u32, first: u32) -> Operand {
  enter(product);
  if (isA) {
    let ats = firstOfA() + (i32(first) + vec4i(0, 1, 2, 3)) * lineStepOfA();
    return Operand(true, ats, vec4i(), vec4i());
  }
  let at = sizes.seenAt + groupOf * sizes.channels * sizes.rows.source * sizes.columns.source;
  var o = Operand(false, vec4i(), vec4i(), vec4i());
  for (var i = 0; i < 4; i++) {
    let spot = acrossOf(i32(first) + i);
    o.ats = vec4i(o.ats.yzw, at + spot.at);
    o.rows = vec4i(o.rows.yzw, spot.row);
    o.columns = vec4i(o.columns.yzw, spot.column);
  }
  return o;
}

/** Reads a block: a column for each of four spots from \`k\` on, with four lines in it. */
fn fetch(o: Operand, k: u32, end: u32) -> mat4x4f {
  var read = mat4x4f();
  for (var i = 0u; i < 4u; i++) {
    read = mat4x4f(read[1], read[2], read[3], fetchAt(o, k + i, end));
  }
  return read;
}

/** Lines that are not there bring anything, for nobody writes what comes of them. */
fn fetchAt(o: Operand, k: u32, end: u32) -> vec4f {
  let spot = alongOf(i32(k));
  if (k >= end || spot.row == nowhere) { return vec4f(); }
  if (o.isA) {
    let at = o.ats + spot.other;
    return vec4f(other[at.x], other[at.y], other[at.z], other[at.w]);
  }
  let rows = o.rows + spot.row;
  let columns = o.columns + spot.column;
  let inside = (rows >= vec4i()) & (rows < vec4i(sizes.rows.source))
    & (columns >= vec4i()) & (columns < vec4i(sizes.columns.source));
  let at = select(vec4i(), o.ats + spot.at + rows * sizes.columns.source + columns, inside);
  return select(vec4f(), vec4f(seen[at.x], seen[at.y], seen[at.z], seen[at.w]), inside);
}
`;

const alongTaps = /* wgsl */ `
fn alongOf(i: i32) -> Spot { return tapOf(i); }
fn acrossOf(i: i32) -> Spot { return placeOf(i); }
fn lineStepOfA() -> i32 { return sizes.lineStep; }
fn firstOfA() -> i32 { return sizes.otherAt + groupOf * sizes.groupStep; }

/** Where a column of results begins, −1 if it is none. */
alias Column = i32;

fn columnOf(my: Tile, column: u32) -> Column {
  let place = placeOf(i32(column));
  let first = sizes.outAt + i32(my.part % sizes.parts) * sizes.partSize;
  let at = first + groupOf * i32(sizes.m) * sizes.rows.length * sizes.columns.length + place.other;
  return select(at, -1, place.row == nowhere);
}

fn write(my: Tile, row: u32, column: Column, sum: f32) {
  if (row >= sizes.m || column < 0) { return; }
  out[column + i32(row) * sizes.rows.length * sizes.columns.length] = sum;
}
`;

const alongPlaces = /* wgsl */ `
fn alongOf(i: i32) -> Spot { return placeOf(i); }
fn acrossOf(i: i32) -> Spot { return tapOf(i); }
fn lineStepOfA() -> i32 { return sizes.rows.length * sizes.columns.length; }
fn firstOfA() -> i32 { return sizes.otherAt + groupOf * i32(sizes.m) * lineStepOfA(); }

alias Column = u32;

fn columnOf(my: Tile, column: u32) -> Column { return column; }

fn write(my: Tile, row: u32, column: Column, sum: f32) {
  if (row >= sizes.m || column >= sizes.n) { return; }
  let first = sizes.outAt + i32(my.part % sizes.parts) * sizes.partSize;
  out[first + i32((my.product * sizes.m + row) * sizes.n + column)] = sum;
}
`;
