import { label, line } from "./marks.ts";
import type { Mark } from "./picture.ts";

/** Where an axis is marked, and what stands there. */
export interface Axes {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  readonly xTicks?: readonly number[];
  readonly yTicks?: readonly number[];
  readonly xName?: string;
  readonly yName?: string;
}

/** Two axes that cross at the origin, with dotted lines across the view at the ticks of y. */
export function axes({ x, y, xTicks = [], yTicks = [], xName = "", yName = "" }: Axes): Mark {
  return (place) => {
    const { view } = place;
    const pixelX = (view.x[1] - view.x[0]) / view.width;
    const pixelY = (view.y[1] - view.y[0]) / view.height;
    const small = "small muted";
    const marks = [
      ...yTicks.flatMap((tick) => [
        line([x[0], tick], [x[1], tick], "grid"),
        label([x[0] - 8 * pixelX, tick - 4 * pixelY], written(tick), {
          className: small,
          anchor: "end",
        }),
      ]),
      ...xTicks.flatMap((tick) => [
        line([tick, 0], [tick, -4 * pixelY]),
        label([tick, y[0] - 18 * pixelY], written(tick), { className: small }),
      ]),
      line([x[0], 0], [x[1], 0]),
      line([0, y[0]], [0, y[1]]),
      label([x[1] + 8 * pixelX, -4 * pixelY], xName, { anchor: "start" }),
      label([0, y[1] + 10 * pixelY], yName),
    ];
    return marks.map((mark) => mark(place)).join("\n");
  };
}

/** A number with a true minus sign. */
function written(value: number): string {
  return String(value).replace("-", "−");
}
