/**
 * What the kernels of attention share: 32 rows meet 32 others, a tile of scores at a time, with 64 threads.
 *
 * Thread (y, x) of 8 × 8 has the rows y, y + 8, y + 16 and y + 24, and of the others x, x + 8, x + 16 and x + 24. What they
 * need is brought into shared memory, 32 features at a time; later it holds what is mixed. There is a barrier before
 * anything is read that another thread brought, and before it is brought anew.
 *
 * Expects `rowCount` and `otherCount`; `rowAt` and `otherAt`, which say one feature of one of them, 0 past its end; `lengthOf`,
 * how many features there are; `mixedAt`, one number of what is mixed, and `width`, how many of them each has.
 */
export const attentionTileWgsl: string = /* wgsl */ `
struct Sizes {
  batch: u32, queries: u32, keys: u32, features: u32, values: u32, causal: u32, scale: f32,
  masked: u32, maskBits: u32, maskBatch: u32, maskQuery: u32, maskKey: u32,
}

const threads = 64u;
const tile = 32u;
const quads = 8u; // of features, brought at a time
const pitch = quads + 1u; // one to spare, so that threads that read down a column meet different banks of the memory
const columns = 16u; // quads of what is mixed, in one workgroup
var<workgroup> brought: array<vec4f, 2u * tile * pitch>;
var<workgroup> weight: array<array<f32, tile + 1u>, tile>;

struct Place { batch: u32, top: u32, column: u32 }

/** Workgroups count through the slices of columns, then the tiles of rows, then the batch. */
fn placeOf(number: u32, rows: u32, width: u32) -> Place {
  let slices = (width + 4u * columns - 1u) / (4u * columns);
  let tiles = (rows + tile - 1u) / tile;
  return Place(number / slices / tiles, number / slices % tiles * tile, number % slices * 4u * columns);
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

/** The products of four rows from top on with four others from start on: a column for each row. */
fn products(which: u32, batch: u32, top: u32, start: u32, local: u32) -> mat4x4f {
  let length = lengthOf(which);
  let left = local / 8u * pitch;
  let right = (tile + local % 8u) * pitch;
  var sums = mat4x4f();
  for (var at = 0u; at < length; at += 4u * quads) {
    let count = min(quads, (length - at + 3u) / 4u);
    workgroupBarrier();
    for (var i = local; i < 2u * tile * quads; i += threads) {
      let line = i / quads; // what stands past the end of the rows, or of the others, is never looked at
      let isThere = select(start + line - tile < otherCount(), top + line < rowCount(), line < tile);
      if (i % quads < count && isThere) { bring(which, batch, top, start, at, line, i % quads); }
    }
    workgroupBarrier();
    for (var i = 0u; i < count; i++) {
      let b = brought[right + i];
      let c = brought[right + 8u * pitch + i];
      let d = brought[right + 16u * pitch + i];
      let e = brought[right + 24u * pitch + i];
      for (var row = 0u; row < 4u; row++) {
        let a = brought[left + 8u * row * pitch + i];
        sums[row] += vec4f(dot(a, b), dot(a, c), dot(a, d), dot(a, e));
      }
    }
  }
  return sums;
}

/** Brings four features of one of 32 rows, or of one of the 32 others that stand behind them. */
fn bring(which: u32, batch: u32, top: u32, start: u32, at: u32, line: u32, quad: u32) {
  var four = vec4f();
  for (var i = 0u; i < 4u; i++) {
    let feature = at + 4u * quad + i;
    if (line < tile) {
      four[i] = rowAt(which, batch, top + line, feature);
    } else {
      four[i] = otherAt(which, batch, start + line - tile, feature);
    }
  }
  brought[line * pitch + quad] = four;
}

/** Two quads of columns, x and x + 8, of each of four rows. */
alias Sums = array<vec4f, 8>;

/** Adds what the tile of weights makes of the others from start to before end, four rows and two quads of columns a thread. */
fn mix(sums: ptr<function, Sums>, batch: u32, start: u32, end: u32, column: u32, local: u32) {
  let count = min(tile, end - start);
  workgroupBarrier();
  for (var i = local; i < count * columns; i += threads) {
    var four = vec4f();
    for (var j = 0u; j < 4u; j++) {
      four[j] = mixedAt(batch, start + i / columns, column + 4u * (i % columns) + j);
    }
    brought[i] = four;
  }
  workgroupBarrier();
  let y = local / 8u;
  let x = local % 8u;
  for (var half = 0u; half < 2u; half++) {
    if (column + 4u * (x + 8u * half) >= width()) { break; }
    for (var i = 0u; i < count; i++) {
      let four = brought[i * columns + x + 8u * half];
      for (var row = 0u; row < 4u; row++) {
        (*sums)[2u * row + half] += weight[y + 8u * row][i] * four;
      }
    }
  }
}
`;
