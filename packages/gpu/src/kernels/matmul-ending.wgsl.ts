/**
 * What all products of matrices are told and how they end, for a program that says what `T` is: c = f(sum + bias).
 *
 * Where a matrix takes more memory than a kernel sees at once, a run computes a box of the product: some of its rows, of its
 * columns and of the way along k. So each matrix says where its first number stands, and how far it is from one matrix of
 * the batch to the next and from one line of memory to the next. A run that goes on along k adds to what is there.
 *
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulEndingWgsl(f: string): string {
  return /* wgsl */ `
struct Sizes {
  batch: u32, m: u32, k: u32, n: u32,
  parts: u32, partLength: u32, // of k
  aAt: u32, aStep: u32, aLine: u32, transposeA: u32,
  bAt: u32, bStep: u32, bLine: u32, transposeB: u32,
  cAt: u32, cStep: u32, cLine: u32, adds: u32,
  hasBias: u32, biasAt: u32,
  lanes: u32, // where threads share a number of C
}

@group(0) @binding(2) var<storage, read> bias: array<T>;
@group(0) @binding(3) var<storage, read_write> c: array<T>;
@group(0) @binding(4) var<uniform> sizes: Sizes;

${f}

/** Writes a number of C; a part is one of \`parts\` of a product, or a whole one. */
fn put(part: u32, row: u32, column: u32, sum: T) {
  let at = sizes.cAt + part * sizes.cStep + row * sizes.cLine + column;
  var all = sum;
  if (sizes.adds == 1u) { all += c[at]; }
  if (sizes.hasBias == 1u) { all += bias[sizes.biasAt + column]; }
  c[at] = f(all);
}
`;
}
