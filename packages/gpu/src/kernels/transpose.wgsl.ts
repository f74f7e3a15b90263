/**
 * A copy whose neighbors come from far apart, in tiles of 32 × 32: y[…, r, …, c] = x[…, c, …, r].
 *
 * Memory gives out whole lines, and here the lines of x run across those of y. So a workgroup reads a tile along the
 * lines of x, keeps it in shared memory, and writes it along the lines of y. The tile is one column wider than it has to
 * be: its columns then lie in different banks of the memory, and 32 threads read one at once.
 *
 * `rows` are neighbors in x and `columns` in y; the axes that are left are counted by the number of the workgroup.
 */
export const transposeWgsl: string = /* wgsl */ `
struct Axis { length: u32, xStride: u32, yStride: u32, unused: u32 }
struct Sizes {
  rows: u32,
  columns: u32,
  /** How far apart two columns stand in x. */
  columnStride: u32,
  /** How far apart two rows stand in y. */
  rowStride: u32,
  offset: u32,
  tiles: u32,
  rank: u32,
  unused: u32,
  axes: array<Axis, 32>,
}

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> y: array<u32>;
@group(0) @binding(2) var<uniform> sizes: Sizes;

const side = 32u;
const threadRows = 8u;
var<workgroup> tile: array<array<u32, side + 1u>, side>;

@compute @workgroup_size(side, threadRows)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) local: vec3u,
) {
  var rest = group.y * groups.x + group.x;
  if (rest >= sizes.tiles) { return; }
  let across = (sizes.columns + side - 1u) / side;
  let down = (sizes.rows + side - 1u) / side;
  let firstColumn = (rest % across) * side;
  rest /= across;
  let firstRow = (rest % down) * side;
  rest /= down;
  var xAt = sizes.offset;
  var yAt = 0u;
  for (var n = sizes.rank; n > 0u; n--) {
    let axis = sizes.axes[n - 1u];
    let place = rest % axis.length;
    rest /= axis.length;
    xAt += place * axis.xStride;
    yAt += place * axis.yStride;
  }

  for (var i = local.y; i < side; i += threadRows) {
    let row = firstRow + local.x;
    let column = firstColumn + i;
    if (row < sizes.rows && column < sizes.columns) {
      tile[i][local.x] = x[xAt + row + column * sizes.columnStride];
    }
  }
  workgroupBarrier();
  for (var i = local.y; i < side; i += threadRows) {
    let row = firstRow + i;
    let column = firstColumn + local.x;
    if (row < sizes.rows && column < sizes.columns) {
      y[yAt + row * sizes.rowStride + column] = tile[local.x][i];
    }
  }
}
`;
