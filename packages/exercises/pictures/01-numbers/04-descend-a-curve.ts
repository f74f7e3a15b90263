import { curve, dot, label, line, path, type Point } from "../marks.ts";
import { type Mark, picture, shifted } from "../picture.ts";

const f = (x: number): number => x * x;
const slope = (x: number): number => 2 * x;

/** The places on the curve that gradient descent visits from x = 4. */
function descent(lr: number, steps: number): Point[] {
  let x = 4;
  const places: Point[] = [[x, f(x)]];
  for (let step = 0; step < steps; step++) {
    x -= lr * slope(x);
    places.push([x, f(x)]);
  }
  return places;
}

/** The curve, the way down it, and what to say about it. */
function panel(lr: number, steps: number, verdict: string, remark: string): Mark[] {
  const places = descent(lr, steps);
  return [
    line([-6.6, 0], [6.6, 0]),
    curve(f, "one", { from: -6.6, to: 6.6 }),
    path(places, "two solid thin"),
    ...places.map((place) => dot(place, "fill-two", 3.5)),
    label([4.6, 13.5], "start", { className: "small muted", anchor: "start" }),
    label([0, 49], `η = ${lr}: ${verdict}`),
    label([0, -6], remark, { className: "small muted" }),
  ];
}

export default picture(
  {
    title: "Gradient descent on x² with three learning rates",
    description:
      "Three times the curve x², a bowl, and the path from x = 4. With η = 0.02 ten steps are so short that the path is still high up the side. With η = 0.25 five steps lead to the bottom. With η = 1.05 every step leads to the other side of the bowl, and higher up than before.",
  },
  { x: [-7.4, 40.6], y: [-9, 53], width: 720, height: 280 },
  shifted(0, 0, ...panel(0.02, 10, "too small", "10 steps, and still at x = 2.66")),
  shifted(16.6, 0, ...panel(0.25, 5, "good", "5 steps: 4, 2, 1, 0.5, …")),
  shifted(33.2, 0, ...panel(1.05, 5, "too large", "every step ends higher up")),
);
