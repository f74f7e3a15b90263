import { matmulOperandsWgsl } from "./matmul-operands.wgsl.ts";

/**
 * c = f(A B + bias) for large matrices: a square tile of C a workgroup, 8 × 8 numbers a thread.
 *
 * A number that is read from shared memory should be used often, for that memory is slower than arithmetic, too. A thread
 * reads eight numbers of A and eight of B and makes 64 products of them, which it adds to sums in its registers. These are
 * four blocks of 4 × 4, half a tile apart, so that neighboring threads read neighboring vectors.
 *
 * While it computes with one part of the lines, the next is on its way: a thread asks memory for its block first, and puts
 * it into shared memory when all are done.
 *
 * Where k is long and C small, workgroups share the way along k; each writes the sums of its part, and `sum-parts` adds
 * them up. Tiles are counted down eight rows of tiles before the next column of tiles begins, since workgroups that run at
 * the same time read the same lines then, and find them in the cache.
 *
 * @param tile how many rows and columns of C a workgroup computes
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulBlocksWgsl(tile: 64 | 128, f: string): string {
  return /* wgsl */ `
alias T = f32;
struct Sizes {
  batch: u32, m: u32, k: u32, n: u32,
  aStep: u32, bStep: u32, // from one matrix of the batch to the next; 0 if all share one
  transposeA: u32, transposeB: u32,
  parts: u32, partLength: u32, // of k
  hasBias: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

const tile = ${tile}u;
const quads = tile / 4u;
const threads = tile * tile / 64u;
const depth = tile / 8u; // such that there is one block for each thread to bring
${matmulOperandsWgsl}
${f}

fn finish(sum: f32, column: u32) -> f32 {
  if (sizes.hasBias == 0u) { return f(sum); }
  return f(sum + bias[column]);
}

@compute @workgroup_size(threads)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let across = (sizes.n + tile - 1u) / tile;
  let down = (sizes.m + tile - 1u) / tile;
  let number = group.y * groups.x + group.x;
  let part = number / (across * down); // of all products
  let product = part / sizes.parts;
  if (product >= sizes.batch) { return; }
  let place = number % (across * down);
  let above = place / (8u * across) * 8u;
  let high = min(down - above, 8u);
  let top = (above + place % (8u * across) % high) * tile;
  let left = place % (8u * across) / high * tile;
  let start = part % sizes.parts * sizes.partLength;
  let end = min(start + sizes.partLength, sizes.k);

  // 32 threads, which a card runs in step, share four vectors of A and eight of B.
  let row = local / 8u % 4u + local / (tile / 2u) * 4u;
  let column = local % 8u + local / 32u % (tile / 64u) * 8u;
  let operand = operandOf(local, product, top, left);
  let block = blockOf(operand, local);

  var topLeft = mat4x4f();
  var topRight = mat4x4f();
  var bottomLeft = mat4x4f();
  var bottomRight = mat4x4f();
  var next = fetch(operand, block, start, end);
  for (var at = start; at < end; at += depth) {
    workgroupBarrier();
    share(operand, block, next);
    workgroupBarrier();
    next = fetch(operand, block, at + depth, end);
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
  write(part, top + 4u * row, left + 4u * column, topLeft);
  write(part, top + 4u * row, left + 4u * column + tile / 2u, topRight);
  write(part, top + 4u * row + tile / 2u, left + 4u * column, bottomLeft);
  write(part, top + 4u * row + tile / 2u, left + 4u * column + tile / 2u, bottomRight);
}
`;
}
