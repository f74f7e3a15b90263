/**
 * `[m, k] × [k, n] → [m, n]` of whole numbers, in tiles: one number of C a thread, 16 × 16 a workgroup.
 *
 * The workgroup walks along k, sixteen at a time: its 256 threads copy a tile of A and a tile of B into shared memory,
 * wait for one another, and then each reads 16 + 16 numbers from there instead of from global memory. Past the matrix's
 * edge a thread reads zeros, which add nothing, and writes nothing.
 *
 * Workgroups count through the tiles of all products of the batch. A matrix that is stored as its transpose is read
 * along its memory all the same, and turned around on the way into shared memory.
 */
export const matmulTilesWgsl: string = /* wgsl */ `
struct Sizes {
  batch: u32, m: u32, k: u32, n: u32,
  aStep: u32, bStep: u32, // from one matrix of the batch to the next; 0 if all share one
  transposeA: u32, transposeB: u32,
}

@group(0) @binding(0) var<storage, read> a: array<i32>;
@group(0) @binding(1) var<storage, read> b: array<i32>;
@group(0) @binding(2) var<storage, read_write> c: array<i32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

const tile = 16u;
/** A column to spare, so that threads that write down a column meet different banks of the memory. */
var<workgroup> aTile: array<array<i32, tile + 1>, tile>;
var<workgroup> bTile: array<array<i32, tile + 1>, tile>;

@compute @workgroup_size(tile, tile)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) local: vec3u,
) {
  let across = (sizes.n + tile - 1u) / tile;
  let down = (sizes.m + tile - 1u) / tile;
  let number = group.y * groups.x + group.x;
  let product = number / (down * across);
  if (product >= sizes.batch) { return; }
  let top = number / across % down * tile;
  let left = number % across * tile;
  let aAt = product * sizes.aStep;
  let bAt = product * sizes.bStep;

  var sum = 0;
  for (var start = 0u; start < sizes.k; start += tile) {
    if (sizes.transposeA == 1u) {
      aTile[local.x][local.y] = loadA(aAt, top + local.x, start + local.y);
    } else {
      aTile[local.y][local.x] = loadA(aAt, top + local.y, start + local.x);
    }
    if (sizes.transposeB == 1u) {
      bTile[local.x][local.y] = loadB(bAt, start + local.x, left + local.y);
    } else {
      bTile[local.y][local.x] = loadB(bAt, start + local.y, left + local.x);
    }
    workgroupBarrier();

    for (var i = 0u; i < tile; i++) {
      sum += aTile[local.y][i] * bTile[i][local.x];
    }
    workgroupBarrier();
  }

  let row = top + local.y;
  let column = left + local.x;
  if (row < sizes.m && column < sizes.n) {
    c[(product * sizes.m + row) * sizes.n + column] = sum;
  }
}

fn loadA(at: u32, row: u32, column: u32) -> i32 {
  if (row >= sizes.m || column >= sizes.k) { return 0; }
  return a[at + select(row * sizes.k + column, column * sizes.m + row, sizes.transposeA == 1u)];
}

fn loadB(at: u32, row: u32, column: u32) -> i32 {
  if (row >= sizes.k || column >= sizes.n) { return 0; }
  return b[at + select(row * sizes.n + column, column * sizes.k + row, sizes.transposeB == 1u)];
}
`;
