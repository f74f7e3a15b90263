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
      let others = fourOf(right + i);
      let rows = fourOf(left + i);
      sums += mat4x4f(
        rows[0] * others,
        rows[1] * others,
        rows[2] * others,
        rows[3] * others,
      );
    }
  }
  return sums;
}

/** What stands in four lines that are eight apart, as columns. */
fn fourOf(at: u32) -> mat4x4f {
  const apart = 8u * pitch;
  return mat4x4f(
    brought[at],
    brought[at + apart],
    brought[at + 2u * apart],
    brought[at + 3u * apart],
  );
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

/** Of the rows y, y + 8, y + 16 and y + 24 the columns 4x to 4x + 3, and those 32 further on. */
struct Sums { near: mat4x4f, far: mat4x4f }

/** Adds what the tile of weights makes of the others from start to before end. */
fn mix(before: Sums, batch: u32, start: u32, end: u32, column: u32, local: u32) -> Sums {
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
  var sums = before;
  if (column + 4u * x >= width()) { return sums; }
  let isWide = column + 32u < width();
  for (var i = 0u; i < count; i++) {
    let weights = vec4f(weight[y][i], weight[y + 8u][i], weight[y + 16u][i], weight[y + 24u][i]);
    sums.near += outer(brought[i * columns + x], weights);
    if (isWide) { sums.far += outer(brought[i * columns + x + 8u], weights); }
  }
  return sums;
}

fn outer(a: vec4f, b: vec4f) -> mat4x4f {
  return mat4x4f(a * b.x, a * b.y, a * b.z, a * b.w);
}

/** Writes the sums of four rows, those that there are. */
fn writeRows(batch: u32, top: u32, column: u32, local: u32, sums: Sums) {
  let first = column + 4u * (local % 8u);
  for (var i = 0u; i < 4u; i++) {
    let row = top + local / 8u + 8u * i;
    write(batch, row, first, sums.near[i]);
    write(batch, row, first + 32u, sums.far[i]);
  }
}

fn write(batch: u32, row: u32, column: u32, four: vec4f) {
  if (row >= rowCount()) { return; }
  for (var i = 0u; i < 4u && column + i < width(); i++) {
    output[(batch * rowCount() + row) * width() + column + i] = four[i];
  }
}
`;
