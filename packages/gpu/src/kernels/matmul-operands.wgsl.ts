import { matmulEndingWgsl } from "./matmul-ending.wgsl.ts";
import { matmulFourWgsl } from "./matmul-four.wgsl.ts";

/**
 * How the tiles of a product of two matrices are read and written, for `matmul-blocks` and `matmul-small-blocks`.
 *
 * A thread reads a block of four lines by four numbers as four vectors along the memory. Where the memory runs along k
 * these are lines, and the block is turned around; where it runs across the lines they are what is wanted: four lines at one
 * place. So a matrix that is stored as its transpose is read where it stands, as fast as any.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulOperandsWgsl(f: string): string {
  return /* wgsl */ `
alias T = f32;
@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
${matmulEndingWgsl(f)}
${matmulFourWgsl}
${blocks}
`;
}

const blocks = /* wgsl */ `
/** Where the lines are that a thread brings. */
struct Operand {
  isA: bool,
  alongK: bool, // whether the memory runs along k
  first: u32, // the first of the four lines
  at: u32, // where the matrix begins
  line: u32, // how long a line of memory is
  lines: u32, // how many lines the matrix has
}

fn runsAlongK(isA: bool) -> bool {
  return select(sizes.transposeB == 1u, sizes.transposeA == 0u, isA);
}

fn operandOf(isA: bool, product: u32, first: u32) -> Operand {
  if (isA) {
    let at = sizes.aAt + product * sizes.aStep;
    return Operand(true, runsAlongK(true), first, at, sizes.aLine, sizes.m);
  }
  let at = sizes.bAt + product * sizes.bStep;
  return Operand(false, runsAlongK(false), first, at, sizes.bLine, sizes.n);
}

/** Reads a block: a column for each of four places from \`k\` on, with four lines in it. */
fn fetch(o: Operand, k: u32, end: u32) -> mat4x4f {
  let line = o.first;
  // Four lines of memory from \`first\` on, and \`count\` numbers of each.
  let first = select(k, line, o.alongK);
  let last = select(end, o.lines, o.alongK);
  let at = o.at + first * o.line + select(line, k, o.alongK);
  let count = select(inside(line, o.lines), inside(k, end), o.alongK);
  let read = mat4x4f(
    four(o.isA, at, select(0u, count, first < last)),
    four(o.isA, at + o.line, select(0u, count, first + 1u < last)),
    four(o.isA, at + 2u * o.line, select(0u, count, first + 2u < last)),
    four(o.isA, at + 3u * o.line, select(0u, count, first + 3u < last)),
  );
  if (o.alongK) { return transpose(read); }
  return read;
}

/** Where a column of C stands. */
alias Column = u32;

fn columnOf(my: Tile, column: u32) -> Column { return column; }

fn write(my: Tile, row: u32, column: Column, sum: f32) {
  if (row < sizes.m && column < sizes.n) { put(my.part, row, column, sum); }
}
`;
