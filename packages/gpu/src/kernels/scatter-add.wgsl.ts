/** Adds numbers up in pairs, and pairs of pairs, as they come: the same numbers in the same order give the same bits. */
const totalWgsl = /* wgsl */ `
/** Room for the totals of 1, 2, 4, … numbers. */
struct Total { added: u32, waiting: array<T, levels> }

/** Two totals of as many numbers become one of twice as many, as a carry does in binary. */
fn add(total: ptr<function, Total>, number: T) {
  var sum = number;
  var level = 0u;
  for (var carry = (*total).added; (carry & 1u) == 1u; carry >>= 1u) {
    sum = (*total).waiting[level] + sum;
    level++;
  }
  (*total).waiting[level] = sum;
  (*total).added++;
}

fn sumOf(total: ptr<function, Total>) -> T {
  var sum = T(0);
  for (var level = 0u; ((*total).added >> level) > 0u; level++) {
    if ((((*total).added >> level) & 1u) == 1u) { sum = (*total).waiting[level] + sum; }
  }
  return sum;
}
`;

/**
 * y[o, r, i] = Σ x[o, p, i] over the places p with index[p] = r, for few places: one thread per result looks at all of
 * them, up to 4095. Neighboring threads read the same index at once, and neighbors of x.
 */
export function scatterAddFewWgsl(type: "f32" | "i32"): string {
  return /* wgsl */ `
alias T = ${type};
const levels = 12u;
struct Sizes { count: u32, places: u32, length: u32, inner: u32 }

@group(0) @binding(0) var<storage, read> x: array<T>;
@group(0) @binding(1) var<storage, read> index: array<u32>;
@group(0) @binding(2) var<storage, read_write> y: array<T>;
@group(0) @binding(3) var<uniform> sizes: Sizes;
${totalWgsl}
@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let n = (group.y * groups.x + group.x) * 256u + local;
  if (n >= sizes.count) { return; }
  let i = n % sizes.inner;
  let row = n / sizes.inner % sizes.length;
  let o = n / sizes.inner / sizes.length;
  var total: Total;
  for (var place = 0u; place < sizes.places; place++) {
    if (index[place] == row) { add(&total, x[(o * sizes.places + place) * sizes.inner + i]); }
  }
  y[n] = sumOf(&total);
}
`;
}

/**
 * The same from places that are sorted by their rows: those of row r stand from `starts[r]` to before `starts[r + 1]`. One
 * thread per result; neighboring threads walk through the same places, and read neighbors of x.
 */
export function scatterAddSortedWgsl(type: "f32" | "i32"): string {
  return /* wgsl */ `
alias T = ${type};
const levels = 30u;
struct Sizes { count: u32, places: u32, length: u32, inner: u32 }

@group(0) @binding(0) var<storage, read> x: array<T>;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read> starts: array<u32>;
@group(0) @binding(3) var<storage, read_write> y: array<T>;
@group(0) @binding(4) var<uniform> sizes: Sizes;
${totalWgsl}
@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let n = (group.y * groups.x + group.x) * 256u + local;
  if (n >= sizes.count) { return; }
  let i = n % sizes.inner;
  let row = n / sizes.inner % sizes.length;
  let first = n / sizes.inner / sizes.length * sizes.places;
  y[n] = sumOfPlaces(first, i, starts[row], starts[row + 1u]);
}

fn item(first: u32, i: u32, at: u32, end: u32) -> T {
  if (at >= end) { return T(0); }
  return x[(first + order[at]) * sizes.inner + i];
}

fn fourItems(first: u32, i: u32, at: u32, end: u32) -> T {
  return (item(first, i, at, end) + item(first, i, at + 1u, end))
    + (item(first, i, at + 2u, end) + item(first, i, at + 3u, end));
}

fn sumOfPlaces(first: u32, i: u32, start: u32, end: u32) -> T {
  // Most rows have few places; they are spared the room for totals, which has to be set to 0.
  if (end - start <= 4u) { return fourItems(first, i, start, end); }
  var total: Total;
  for (var at = start; at < end; at += 4u) { add(&total, fourItems(first, i, at, end)); }
  return sumOf(&total);
}
`;
}
