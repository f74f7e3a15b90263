import { matmulFourWgsl } from "./matmul-four.wgsl.ts";

/**
 * How a workgroup brings its part of A and of B into shared memory, for a program that says what `tile`, `depth`, `quads`
 * and `threads` are.
 *
 * A *line* is a row of A or a column of B. The workgroup needs `tile` lines of either, and of each line `depth` numbers.
 * Each thread takes a block of them, four lines by four numbers: half of the threads of A, the others of B. A block is read
 * as four vectors along the memory. Where the memory runs along k these are lines, and the block is turned around; where it
 * runs across the lines they are what is wanted: four lines at one place.
 *
 * In shared memory, row after row of places along k, stand vectors of four lines. Each second row of blocks is moved
 * aside, by an exclusive or, so that threads that write neighboring blocks of a line meet different banks of the memory.
 */
export const matmulOperandsWgsl: string = /* wgsl */ `
${matmulFourWgsl}

/** Where the lines are that a thread brings. */
struct Operand {
  isA: bool,
  at: u32, // where the matrix begins
  lines: u32, // how many it has
  first: u32, // the workgroup's first
  alongK: bool, // whether the memory runs along k
}

/** First A's vectors, then B's. */
var<workgroup> lines: array<vec4f, 2u * depth * quads>;

fn operandOf(mine: u32, product: u32, top: u32, left: u32) -> Operand {
  if (mine < threads / 2u) {
    return Operand(true, product * sizes.aStep, sizes.m, top, sizes.transposeA == 0u);
  }
  return Operand(false, product * sizes.bStep, sizes.n, left, sizes.transposeB == 1u);
}

/** Which block a thread takes: x counts blocks of lines, y blocks along k. Neighbors read what stands side by side. */
fn blockOf(o: Operand, mine: u32) -> vec2u {
  let block = mine % (threads / 2u);
  if (o.alongK) { return vec2u(block / (depth / 4u), block % (depth / 4u)); }
  return vec2u(block % quads, block / quads);
}

/** Reads a block of the places from \`start\` on: a column for each of four places, with four lines in it. */
fn fetch(o: Operand, block: vec2u, start: u32, end: u32) -> mat4x4f {
  let line = o.first + 4u * block.x;
  let k = start + 4u * block.y;
  if (o.alongK) {
    let at = o.at + line * sizes.k + k;
    let count = inside(k, end);
    return transpose(mat4x4f(
      four(o.isA, at, select(0u, count, line < o.lines)),
      four(o.isA, at + sizes.k, select(0u, count, line + 1u < o.lines)),
      four(o.isA, at + 2u * sizes.k, select(0u, count, line + 2u < o.lines)),
      four(o.isA, at + 3u * sizes.k, select(0u, count, line + 3u < o.lines)),
    ));
  }
  let at = o.at + k * o.lines + line;
  let count = inside(line, o.lines);
  return mat4x4f(
    four(o.isA, at, select(0u, count, k < end)),
    four(o.isA, at + o.lines, select(0u, count, k + 1u < end)),
    four(o.isA, at + 2u * o.lines, select(0u, count, k + 2u < end)),
    four(o.isA, at + 3u * o.lines, select(0u, count, k + 3u < end)),
  );
}

/** Puts a block where all threads find it. */
fn share(o: Operand, block: vec2u, numbers: mat4x4f) {
  let at = select(depth * quads, 0u, o.isA) + 4u * block.y * quads + moved(block.x, block.y);
  lines[at] = numbers[0];
  lines[at + quads] = numbers[1];
  lines[at + 2u * quads] = numbers[2];
  lines[at + 3u * quads] = numbers[3];
}

/** Where a vector of four lines stands in the rows of a block: among eight, which have all the banks there are. */
fn moved(quad: u32, blockAlongK: u32) -> u32 {
  return quad ^ (blockAlongK * (32u / depth));
}

fn sharedA(k: u32, quad: u32) -> vec4f { return lines[k * quads + moved(quad, k / 4u)]; }
fn sharedB(k: u32, quad: u32) -> vec4f { return lines[(depth + k) * quads + moved(quad, k / 4u)]; }

/** The products of four rows and four columns: a column of this matrix for each row. */
fn outer(rows: vec4f, columns: vec4f) -> mat4x4f {
  return mat4x4f(rows.x * columns, rows.y * columns, rows.z * columns, rows.w * columns);
}

/** Writes a block of four rows and four columns, as far as C has them. */
fn write(part: u32, row: u32, column: u32, block: mat4x4f) {
  writeRow(part, row, column, block[0]);
  writeRow(part, row + 1u, column, block[1]);
  writeRow(part, row + 2u, column, block[2]);
  writeRow(part, row + 3u, column, block[3]);
}

fn writeRow(part: u32, row: u32, column: u32, v: vec4f) {
  if (row >= sizes.m) { return; }
  let at = (part * sizes.m + row) * sizes.n + column;
  if (column < sizes.n) { c[at] = finish(v.x, column); }
  if (column + 1u < sizes.n) { c[at + 1u] = finish(v.y, column + 1u); }
  if (column + 2u < sizes.n) { c[at + 2u] = finish(v.z, column + 2u); }
  if (column + 3u < sizes.n) { c[at + 3u] = finish(v.w, column + 3u); }
}
`;
