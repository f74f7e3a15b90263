/**
 * What the kernels of attention share: 32 rows meet 32 others, a tile of scores at a time, with 256 threads.
 *
 * Thread (y, x) of 16 × 16 has the rows y and y + 16, and of the others x and x + 16. Sixteen features at a time are brought
 * into shared memory. `visible` says who sees whom; `power` is exp, also of NaN, which some devices take for a number.
 *
 * Expects `rowAt` and `otherAt`, which say one feature of a row, 0 past the end, and how long a row is: `lengthOf`.
 */
export const attentionTileWgsl: string = /* wgsl */ `
struct Sizes {
  batch: u32, queries: u32, keys: u32, features: u32, values: u32, causal: u32, scale: f32,
  masked: u32, maskBits: u32, maskBatch: u32, maskQuery: u32, maskKey: u32,
}

const tile = 32u;
const depth = 16u;
const quads = depth / 4u;
const columns = 64u; // of what is mixed, in one workgroup
/** A column to spare, so that threads that read down a column meet different banks of the memory. */
var<workgroup> left: array<array<vec4f, quads + 1>, tile>;
var<workgroup> right: array<array<vec4f, quads + 1>, tile>;
var<workgroup> weight: array<array<f32, tile + 1>, tile>;
var<workgroup> mixed: array<array<vec4f, columns / 4>, depth>;

struct Place { batch: u32, top: u32, column: u32 }

/** Workgroups count through the slices of columns, then the tiles of rows, then the batch. */
fn placeOf(number: u32, rows: u32, width: u32) -> Place {
  let slices = (width + columns - 1u) / columns;
  let tiles = (rows + tile - 1u) / tile;
  return Place(number / slices / tiles, number / slices % tiles * tile, number % slices * columns);
}

fn visible(batch: u32, query: u32, key: u32) -> bool {
  if (query >= sizes.queries || key >= sizes.keys) { return false; }
  if (sizes.causal == 1u && key > query) { return false; }
  if (sizes.masked == 0u) { return true; }
  let at = batch * sizes.maskBatch + query * sizes.maskQuery + key * sizes.maskKey;
  return (mask[at] & sizes.maskBits) != 0u;
}

fn power(x: f32) -> f32 {
  if ((bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u) { return x; }
  return exp(x);
}

/** Of rows y, y + 16 from top on and others x, x + 16 from start on: the products yx, yx′, y′x, y′x′. */
fn products(which: u32, batch: u32, top: u32, start: u32, local: u32) -> vec4f {
  let y = local / 16u;
  let x = local % 16u;
  let length = lengthOf(which);
  var sum = vec4f();
  for (var at = 0u; at < length; at += depth) {
    bring(which, batch, top, start, at, local);
    workgroupBarrier();
    let count = min(quads, (length - at + 3u) / 4u);
    for (var i = 0u; i < count; i++) {
      let a = left[y][i];
      let b = right[x][i];
      let more = right[x + 16u][i];
      let below = left[y + 16u][i];
      sum += vec4f(dot(a, b), dot(a, more), dot(below, b), dot(below, more));
    }
    workgroupBarrier();
  }
  return sum;
}

/** Half of the threads bring four features of a row each, the other half of another. */
fn bring(which: u32, batch: u32, top: u32, start: u32, at: u32, local: u32) {
  let row = local % 128u / quads;
  let quad = local % quads;
  var four = vec4f();
  for (var i = 0u; i < 4u; i++) {
    let feature = at + 4u * quad + i;
    if (local < 128u) {
      four[i] = rowAt(which, batch, top + row, feature);
    } else {
      four[i] = otherAt(which, batch, start + row, feature);
    }
  }
  if (local < 128u) { left[row][quad] = four; } else { right[row][quad] = four; }
}

/** Adds what a tile of weights makes of 16 of the others, which stand in mixed, to four columns of the rows y and y + 16. */
fn mix(sums: mat2x4f, first: u32, local: u32, isThere: bool) -> mat2x4f {
  let y = local / 16u;
  var result = sums;
  for (var i = 0u; i < depth && isThere; i++) {
    let four = mixed[i][local % 16u];
    result += mat2x4f(weight[y][first + i] * four, weight[y + 16u][first + i] * four);
  }
  return result;
}
`;
