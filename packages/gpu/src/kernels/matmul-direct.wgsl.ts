import { matmulEndingWgsl } from "./matmul-ending.wgsl.ts";

/**
 * c = f(A B + bias) for small matrices, for a row that meets columns, and for whole numbers: one number of C a thread, from
 * first to last.
 *
 * Neighboring threads compute neighboring columns, so that what they read of B stands side by side, and what they read of
 * A is the same. Nothing is shared and nobody waits; where k is short, that is the fastest.
 *
 * @param t the type of the numbers
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function matmulDirectWgsl(t: "f32" | "i32", f: string): string {
  return /* wgsl */ `
alias T = ${t};
@group(0) @binding(0) var<storage, read> a: array<T>;
@group(0) @binding(1) var<storage, read> b: array<T>;
${matmulEndingWgsl(f)}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  let part = i / (sizes.m * sizes.n); // of all products
  let product = part / sizes.parts;
  if (product >= sizes.batch) { return; }
  let row = i / sizes.n % sizes.m;
  let column = i % sizes.n;
  let start = part % sizes.parts * sizes.partLength;
  let end = min(start + sizes.partLength, sizes.k);

  let aAlong = select(1u, sizes.aLine, sizes.transposeA == 1u);
  let aAcross = select(sizes.aLine, 1u, sizes.transposeA == 1u);
  let bAlong = select(sizes.bLine, 1u, sizes.transposeB == 1u);
  let bAcross = select(1u, sizes.bLine, sizes.transposeB == 1u);
  var aAt = sizes.aAt + product * sizes.aStep + row * aAcross + start * aAlong;
  var bAt = sizes.bAt + product * sizes.bStep + column * bAcross + start * bAlong;
  var sum = T();
  for (var k = start; k < end; k++) {
    sum += a[aAt] * b[bAt];
    aAt += aAlong;
    bAt += bAlong;
  }
  put(part, row, column, sum);
}
`;
}
