import { matmulTileWgsl } from "./matmul-tile.wgsl.ts";

/**
 * A product of large matrices: a square tile of C a workgroup, 8 × 8 numbers a thread.
 *
 * A number that is read from shared memory should be used often, for that memory is slower than arithmetic, too. A thread
 * reads eight numbers of A and eight of B and makes 64 products of them, which it adds to sums in its registers. These are
 * four blocks of 4 × 4, half a tile apart, so that neighboring threads read neighboring vectors.
 *
 * While it computes with one part of the lines, the next is on its way: a thread asks memory for its block first, and puts
 * it into shared memory when all are done.
 *
 * Where k is long and C small, workgroups share the way along k; each writes the sums of its part, and `sum-parts` adds
 * them up.
 *
 * What that should come to on a card whose multiprocessor begins 128 multiply-adds and reads 128 bytes of shared memory in a
 * cycle, with a tile of 128; it is counted and not yet measured:
 *
 *     arithmetic     64 multiply-adds of 256 threads, for each k           = 128 cycles
 *     shared memory  4 reads of 8 warps, one or two rows of all banks each =  32 … 64 cycles, beside them
 *     instructions   64 multiply-adds, 4 reads, and about 20 for addresses and the next block: 70 % are multiply-adds
 *     memory         2 · 128 · 16 numbers in 16 · 128 cycles: 8 bytes a cycle, 1.9 TB/s for 132 multiprocessors at 1.8 GHz,
 *                    nine tenths of it from the cache, where 264 tiles of 8 rows share their lines
 *
 * So it should be bound by the instructions that it begins. What is lost besides is waiting at barriers; 256 threads with
 * some 128 registers each leave room for a second workgroup, which computes meanwhile.
 *
 * @param tile how many rows and columns of C a workgroup computes
 * @param operands WGSL that says how they are read and written: see `matmul-operands.wgsl.ts`
 */
export function matmulBlocksWgsl(tile: 64 | 128, operands: string): string {
  return /* wgsl */ `
const tile = ${tile}u;
const quads = tile / 4u;
const threads = tile * tile / 64u;
const depth = tile / 8u; // such that there is one block for each thread to bring
${operands}
${matmulTileWgsl}
${main}
`;
}

const main = /* wgsl */ `
@compute @workgroup_size(threads)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let my = tileOf(group.y * groups.x + group.x);
  if (my.product >= sizes.batch) { return; }
  // 32 threads, which a card runs in step, share four vectors of A and eight of B.
  let row = local / 8u % 4u + local / (tile / 2u) * 4u;
  let column = local % 8u + local / 32u % (tile / 64u) * 8u;

  let isA = local < threads / 2u;
  let block = blockOf(runsAlongK(isA), local);
  let operand = operandOf(isA, my.product, select(my.left, my.top, isA) + 4u * block.x);

  var topLeft = mat4x4f();
  var topRight = mat4x4f();
  var bottomLeft = mat4x4f();
  var bottomRight = mat4x4f();
  for (var at = my.start; ; at += depth) {
    let next = fetch(operand, at + 4u * block.y, my.end);
    if (at > my.start) {
      for (var k = 0u; k < depth; k++) {
        let rowsAbove = sharedA(k, row);
        let rowsBelow = sharedA(k, row + quads / 2u);
        let columnsLeft = sharedB(k, column);
        let columnsRight = sharedB(k, column + quads / 2u);
        topLeft += outer(rowsAbove, columnsLeft);
        topRight += outer(rowsAbove, columnsRight);
        bottomLeft += outer(rowsBelow, columnsLeft);
        bottomRight += outer(rowsBelow, columnsRight);
      }
    }
    if (at >= my.end) { break; }
    workgroupBarrier();
    share(isA, block, next);
    workgroupBarrier();
  }
  var blocks = array(topLeft, topRight, bottomLeft, bottomRight);
  for (var j = 0u; j < 8u; j++) {
    let place = columnOf(my, my.left + 4u * column + j / 4u * (tile / 2u) + j % 4u);
    for (var i = 0u; i < 8u; i++) {
      let sum = blocks[i / 4u * 2u + j / 4u][i % 4u][j % 4u];
      write(my, my.top + 4u * row + i / 4u * (tile / 2u) + i % 4u, place, sum);
    }
  }
}
`;
