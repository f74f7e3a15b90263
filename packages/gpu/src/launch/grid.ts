import type { Gpu } from "../device/gpu.ts";

/**
 * Workgroups of `perGroup` elements each for `count` elements, in two directions where one is not enough.
 *
 * A kernel finds its group's number as `group.y * groups.x + group.x`; the last row may begin beyond the end.
 */
export function grid({ device }: Gpu, count: number, perGroup: number): [x: number, y: number] {
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  const groups = Math.ceil(count / perGroup);
  if (groups <= most) return [groups, 1];
  const rows = Math.ceil(groups / most);
  return [Math.ceil(groups / rows), rows];
}
