/** Along an axis of x `[outer, length, inner]`, a place counted from where the running total begins. */
const walkWgsl = /* wgsl */ `
fn at(o: u32, step: u32, i: u32) -> u32 {
  let place = select(step, sizes.length - 1u - step, sizes.reversed == 1u);
  return (o * sizes.length + place) * sizes.inner + i;
}
`;

/** Running totals within chunks of 64 numbers, one thread per chunk; neighboring threads read neighboring numbers. */
export function cumulativeColumnsWgsl(type: "f32" | "i32"): string {
  return /* wgsl */ `
alias T = ${type};
struct Sizes { length: u32, inner: u32, chunks: u32, reversed: u32, count: u32 }

@group(0) @binding(0) var<storage, read> x: array<T>;
@group(0) @binding(1) var<storage, read_write> y: array<T>;
@group(0) @binding(2) var<uniform> sizes: Sizes;
${walkWgsl}
const chunkLength = 64u;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let number = (group.y * groups.x + group.x) * 256u + local;
  if (number >= sizes.count) { return; }
  let i = number % sizes.inner;
  let first = number / sizes.inner % sizes.chunks * chunkLength;
  let o = number / sizes.inner / sizes.chunks;
  var total = T(0);
  for (var step = first; step < min(first + chunkLength, sizes.length); step++) {
    let place = at(o, step, i);
    total += x[place];
    y[place] = total;
  }
}
`;
}

/**
 * Running totals within chunks of 2048 numbers that are neighbors in memory, one workgroup per chunk.
 *
 * The numbers are read into shared memory, side by side. Each thread then adds up eight of them; the totals of the threads
 * become running totals in eight rounds, in each of which every thread adds what stands 1, 2, 4, … threads before it.
 */
export function cumulativeRowsWgsl(type: "f32" | "i32"): string {
  return /* wgsl */ `
alias T = ${type};
struct Sizes { length: u32, inner: u32, chunks: u32, reversed: u32, count: u32 }

@group(0) @binding(0) var<storage, read> x: array<T>;
@group(0) @binding(1) var<storage, read_write> y: array<T>;
@group(0) @binding(2) var<uniform> sizes: Sizes;
${walkWgsl}
const threads = 256u;
const each = 8u;
const chunkLength = threads * each;
/** A gap behind every eight numbers keeps threads in different banks of the memory. */
var<workgroup> numbers: array<T, chunkLength + threads>;
var<workgroup> totals: array<array<T, threads>, 2>;

fn gapped(n: u32) -> u32 { return n + n / each; }

@compute @workgroup_size(threads)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let number = group.y * groups.x + group.x;
  if (number >= sizes.count) { return; }
  let first = number % sizes.chunks * chunkLength;
  let o = number / sizes.chunks;
  for (var n = local; n < chunkLength; n += threads) {
    var value = T(0);
    if (first + n < sizes.length) { value = x[at(o, first + n, 0u)]; }
    numbers[gapped(n)] = value;
  }
  workgroupBarrier();
  var own = T(0);
  for (var n = 0u; n < each; n++) { own += numbers[gapped(local * each + n)]; }
  totals[0][local] = own;
  var now = 0u;
  for (var distance = 1u; distance < threads; distance *= 2u) {
    workgroupBarrier();
    var total = totals[now][local];
    if (local >= distance) { total += totals[now][local - distance]; }
    totals[1u - now][local] = total;
    now = 1u - now;
  }
  workgroupBarrier();
  var total = T(0);
  if (local > 0u) { total = totals[now][local - 1u]; }
  for (var n = 0u; n < each; n++) {
    let place = gapped(local * each + n);
    total += numbers[place];
    numbers[place] = total;
  }
  workgroupBarrier();
  for (var n = local; n < chunkLength; n += threads) {
    if (first + n < sizes.length) { y[at(o, first + n, 0u)] = numbers[gapped(n)]; }
  }
}
`;
}

/** Adds to every chunk but the first what all chunks before it come to: `before`, `[outer, chunks − 1, inner]`. */
export function addTotalsWgsl(type: "f32" | "i32"): string {
  return /* wgsl */ `
alias T = ${type};
struct Sizes { length: u32, inner: u32, chunks: u32, reversed: u32, count: u32, chunkLength: u32 }

@group(0) @binding(0) var<storage, read> before: array<T>;
@group(0) @binding(1) var<storage, read_write> y: array<T>;
@group(0) @binding(2) var<uniform> sizes: Sizes;
${walkWgsl}
@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let number = (group.y * groups.x + group.x) * 256u + local;
  if (number >= sizes.count) { return; }
  let i = number % sizes.inner;
  let step = number / sizes.inner % sizes.length;
  let o = number / sizes.inner / sizes.length;
  let chunk = step / sizes.chunkLength;
  if (chunk == 0u) { return; }
  y[at(o, step, i)] += before[(o * (sizes.chunks - 1u) + chunk - 1u) * sizes.inner + i];
}
`;
}
