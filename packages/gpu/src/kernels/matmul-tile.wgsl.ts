/**
 * How the workgroups of a product share its tiles, and the threads of a workgroup what they have read; for a program that
 * says what `tile`, `depth`, `quads` and `threads` are, and what its `sizes` and operands.
 *
 * A *line* is a row of A or a column of B. A workgroup needs `tile` lines of either, and of each line `depth` numbers at a
 * time. Each thread brings a block of them, four lines by four numbers: half of the threads of A, the others of B. In shared
 * memory, row after row of places along k, stand vectors of four lines. Each second row of blocks is moved aside, by an
 * exclusive or, so that threads that write neighboring blocks of a line meet different banks of the memory.
 *
 * Tiles are counted down eight rows of tiles before the next column of tiles begins, since workgroups that run at the same
 * time read the same lines then, and find them in the cache.
 */
export const matmulTileWgsl: string = /* wgsl */ `
/** What a workgroup computes: a tile of one of the parts of a product. */
struct Tile {
  product: u32,
  part: u32, // of all products
  top: u32, left: u32,
  start: u32, end: u32, // along k
}

/** First A's vectors, then B's. */
var<workgroup> lines: array<vec4f, 2u * depth * quads>;

/** The tile of a number, which is beyond the last product if there are not as many. */
fn tileOf(number: u32) -> Tile {
  let across = (sizes.n + tile - 1u) / tile;
  let down = (sizes.m + tile - 1u) / tile;
  let part = number / (across * down);
  let place = number % (across * down);
  let above = place / (8u * across) * 8u;
  let high = min(down - above, 8u);
  let top = (above + place % (8u * across) % high) * tile;
  let left = place % (8u * across) / high * tile;
  let start = part % sizes.parts * sizes.partLength;
  let end = min(start + sizes.partLength, sizes.k);
  return Tile(part / sizes.parts, part, top, left, start, end);
}

/** Which block a thread takes: x counts blocks of lines, y blocks along k. Neighbors read what stands side by side. */
fn blockOf(alongK: bool, mine: u32) -> vec2u {
  let block = mine % (threads / 2u);
  if (alongK) { return vec2u(block / (depth / 4u), block % (depth / 4u)); }
  return vec2u(block % quads, block / quads);
}

/** Puts a block where all threads find it: a column for each of four places along k, with four lines in it. */
fn share(isA: bool, block: vec2u, numbers: mat4x4f) {
  let at = select(depth * quads, 0u, isA) + 4u * block.y * quads + moved(block.x, block.y);
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
`;
