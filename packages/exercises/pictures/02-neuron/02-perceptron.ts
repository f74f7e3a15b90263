import { trainPerceptron } from "../../solutions/02-neuron/02-perceptron/solution.ts";
import { area, dot, label, line, type Point } from "../marks.ts";
import { picture, shifted, type Mark } from "../picture.ts";

const corners: readonly Point[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const frame: readonly Point[] = [
  [-0.4, -0.4],
  [1.4, -0.4],
  [1.4, 1.4],
  [-0.4, 1.4],
];

/** One problem, and the half of the plane where the trained perceptron says 1. */
function problem(name: string, labels: readonly number[], solvable: boolean): Mark[] {
  const X = { rows: 4, columns: 2, data: corners.flat() };
  const { w, b } = trainPerceptron(X, labels, { lr: 1, epochs: 10 });
  const says = ([x, y]: Point): number => w[0] * x + w[1] * y + b;
  const region = solvable ? [area(cutOff(frame, says))] : [];
  return [
    ...region,
    line([-0.4, 0], [1.4, 0]),
    line([0, -0.4], [0, 1.4]),
    ...corners.map((corner, i) =>
      labels[i] === 1 ? dot(corner, "fill-one", 8) : dot(corner, "two solid", 7),
    ),
    label([0.5, 1.52], name),
    label([0.5, -0.64], solvable ? "one line is enough" : "no line will do", {
      className: "small muted",
    }),
    label([1.46, -0.03], "x₁", { className: "small", anchor: "start" }),
    label([-0.14, 1.3], "x₂", { className: "small" }),
  ];
}

/** The part of a shape where `says` is not negative (one step of Sutherland and Hodgman's clipping). */
function cutOff(shape: readonly Point[], says: (point: Point) => number): Point[] {
  return shape.flatMap((point, i) => {
    const next = shape[(i + 1) % shape.length];
    const [here, there] = [says(point), says(next)];
    const kept = here >= 0 ? [point] : [];
    if (here >= 0 === there >= 0) return kept;
    const t = here / (here - there);
    const crossing: Point = [
      point[0] + t * (next[0] - point[0]),
      point[1] + t * (next[1] - point[1]),
    ];
    return [...kept, crossing];
  });
}

export default picture(
  {
    title: "AND and OR can be divided by a line, XOR cannot",
    description:
      "Three squares with the four corners (0, 0), (0, 1), (1, 0) and (1, 1). Filled dots are labeled 1, rings 0. For AND and OR the half of the plane where a trained perceptron says 1 is shaded. For XOR the filled dots lie on one diagonal and the rings on the other, so no straight line has all filled dots on one side.",
  },
  { x: [-0.6, 7], y: [-0.75, 1.75], width: 760, height: 250 },
  ...problem("AND", [0, 0, 0, 1], true),
  shifted(2.5, 0, ...problem("OR", [0, 1, 1, 1], true)),
  shifted(5, 0, ...problem("XOR", [0, 1, 1, 0], false)),
);
