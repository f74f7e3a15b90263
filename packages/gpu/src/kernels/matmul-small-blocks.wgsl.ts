import { matmulOperandsWgsl } from "./matmul-operands.wgsl.ts";

/**
 * c = f(A B + bias) for matrices of which there would be few large tiles: a tile of 32 × 32 a workgroup, 4 × 4 numbers a
 * thread. It is `matmul-blocks` with one block of sums instead of four, so that more workgroups have something to do.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulSmallBlocksWgsl(f: string): string {
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

const tile = 32u;
const quads = tile / 4u;
const threads = 64u;
const depth = 16u; // such that there is one block for each thread to bring
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
  let top = number / across % down * tile;
  let left = number % across * tile;
  let start = part % sizes.parts * sizes.partLength;
  let end = min(start + sizes.partLength, sizes.k);

  let row = local / 8u;
  let column = local % 8u;
  let operand = operandOf(local, product, top, left);
  let block = blockOf(operand, local);

  var sums = mat4x4f();
  var next = fetch(operand, block, start, end);
  for (var at = start; at < end; at += depth) {
    workgroupBarrier();
    share(operand, block, next);
    workgroupBarrier();
    next = fetch(operand, block, at + depth, end);
    for (var k = 0u; k < depth; k++) {
      sums += outer(sharedA(k, row), sharedB(k, column));
    }
  }
  write(part, top + 4u * row, left + 4u * column, sums);
}
`;
}
