import type { Gpu } from "../device/gpu.ts";

/**
 * Workgroups of `perGroup` elements each for `count` elements, in two directions where one is not enough.
 *
 * A kernel finds its group's number as `group.y * groups.x + group.x`; the last row may begin beyond the end.
 */
export function grid({ groupLimit }: Gpu, count: number, perGroup: number): [x: number, y: number] {
  const groups = Math.ceil(count / perGroup);
  if (groups <= groupLimit) return [groups, 1];
  const rows = Math.ceil(groups / groupLimit);
  return [Math.ceil(groups / rows), rows];
}
