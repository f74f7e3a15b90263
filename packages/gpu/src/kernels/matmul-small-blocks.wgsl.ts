import { matmulTileWgsl } from "./matmul-tile.wgsl.ts";

/**
 * A product of which there would be few large tiles: a tile of 32 × 32 a workgroup, 4 × 4 numbers a thread. It is
 * `matmul-blocks` with one block of sums instead of four, so that more workgroups have something to do.
 *
 * @param operands WGSL that says how they are read and written: see `matmul-operands.wgsl.ts`
 */
export function matmulSmallBlocksWgsl(operands: string): string {
  return /* wgsl */ `
const tile = 32u;
const quads = tile / 4u;
const threads = 64u;
const depth = 16u; // such that there is one block for each thread to bring
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
  let row = local / 8u;
  let column = local % 8u;
  let isA = local < threads / 2u;
  let block = blockOf(runsAlongK(isA), local);
  let operand = operandOf(isA, my.product, select(my.left, my.top, isA) + 4u * block.x);

  var sums = mat4x4f();
  for (var at = my.start; ; at += depth) {
    let next = fetch(operand, at + 4u * block.y, my.end);
    if (at > my.start) {
      for (var k = 0u; k < depth; k++) {
        sums += outer(sharedA(k, row), sharedB(k, column));
      }
    }
    if (at >= my.end) { break; }
    workgroupBarrier();
    share(isA, block, next);
    workgroupBarrier();
  }
  for (var j = 0u; j < 4u; j++) {
    let place = columnOf(my, my.left + 4u * column + j);
    for (var i = 0u; i < 4u; i++) { write(my, my.top + 4u * row + i, place, sums[i][j]); }
  }
}
`;
