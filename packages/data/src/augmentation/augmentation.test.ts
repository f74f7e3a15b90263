import { full, ones, Random, type Tensor, tensor } from "@gradus/core";
import { expectClose, shapes, tensors, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Augmentation, compose, sometimes } from "./augmentation.ts";
import { boxBlur, gaussianBlur, randomBlur } from "./blur.ts";
import { crop, randomCrop } from "./crop.ts";
import { flipHorizontal, flipVertical, randomFlip } from "./flip.ts";
import { addNoise, randomNoise } from "./noise.ts";
import { replay } from "./replay.ts";
import { randomRotate, rotate } from "./rotate.ts";
import { randomTranslate, translate } from "./translate.ts";
import { randomZoom, zoom } from "./zoom.ts";

const images = tensors(undefined, { minRank: 3, maxRank: 3, maxLength: 5 });
const seeds = fc.nat();

/** One channel, rows of a picture. */
function picture(...rows: number[][]): Tensor {
  return tensor([rows], { dtype: "float64" });
}

/** Equal to the last bit, but for the sign of 0. */
function expectSame(actual: Tensor, expected: Tensor): void {
  expect(actual.shape).toEqual(expected.shape);
  expect(actual.add(0).dataSync()).toEqual(expected.add(0).dataSync());
}

describe("translate", () => {
  it("goes there and back, where nothing left the image", () => {
    fc.assert(
      fc.property(
        images,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -3, max: 3 }),
        (image, dx, dy) => {
          const [channels, height, width] = image.shape;
          const framed = translate(rotate(image, 0), 0, 0);
          expectSame(framed, image);
          const there = translate(image, dx, dy);
          const back = translate(there, -dx, -dy);
          const inside = translate(
            translate(ones([channels, height, width], { dtype: "float64" }), dx, dy),
            -dx,
            -dy,
          );
          expectSame(back, image.mul(inside));
        },
      ),
    );
  });

  it("moves right and down, fills, and does not wrap round", () => {
    const moved = translate(picture([1, 2], [3, 4]), 1, 0, { fill: 9 });
    expect(moved.toArray()).toEqual([
      [
        [9, 1],
        [9, 3],
      ],
    ]);
    expect(translate(picture([1, 2], [3, 4]), 0, 1).toArray()).toEqual([
      [
        [0, 0],
        [1, 2],
      ],
    ]);
    expect(translate(picture([2, 4]), 0.5, 0).toArray()).toEqual([[[1, 3]]]);
  });
});

describe("rotate", () => {
  it("is the identity for 0 and 360 degrees, and after four quarter turns", () => {
    fc.assert(
      fc.property(images, fc.constantFrom(0, 360, -360, 720), (image, degrees) => {
        expectSame(rotate(image, degrees), image);
        let turned = image;
        for (let quarter = 0; quarter < 4; quarter++) turned = rotate(turned, 90, { expand: true });
        expectSame(turned, image);
      }),
    );
  });

  it("by 180 degrees is both flips, and quarter turns undo each other", () => {
    fc.assert(
      fc.property(images, (image) => {
        expectSame(rotate(image, 180), flipHorizontal(flipVertical(image)));
        expectSame(rotate(rotate(image, 90, { expand: true }), -90, { expand: true }), image);
      }),
    );
  });

  it("turns counter-clockwise as seen", () => {
    const turned = rotate(picture([1, 2, 3], [4, 5, 6]), 90, { expand: true });
    expect(turned.toArray()).toEqual([
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    ]);
    expect(rotate(picture([1, 2], [3, 4]), 90).toArray()).toEqual([
      [
        [2, 4],
        [1, 3],
      ],
    ]);
  });

  it("turns a disc into itself, whatever the angle", () => {
    const row = (y: number): number[] =>
      Array.from({ length: 41 }, (_, x) => Math.exp(-((x - 20) ** 2 + (y - 20) ** 2) / 50));
    const disc = picture(...Array.from({ length: 41 }, (_, y) => row(y)));
    fc.assert(
      fc.property(fc.double({ min: -360, max: 360, noNaN: true }), (degrees) => {
        expectClose(rotate(disc, degrees), disc, { relative: 0.01 }); // bilinear: h²/8 · max |f″| = 1/200
      }),
    );
  });
});

describe("zoom", () => {
  it("is the identity for the factor 1", () => {
    fc.assert(fc.property(images, (image) => expectSame(zoom(image, 1), image)));
  });

  it("does not let a pixel that is not finite spoil its neighbors", () => {
    const image = picture([Infinity, 1, Number.NaN, 2]);
    expect(zoom(image, 1).toArray()).toEqual(image.toArray());
  });

  it("takes the middle apart, or brings it together", () => {
    expect(zoom(picture([1, 5, 3]), 2).toArray()).toEqual([[[3, 5, 4]]]);
    expect(zoom(picture([1], [5], [3]), 2).toArray()).toEqual([[[3], [5], [4]]]);
    expect(zoom(picture([1, 2, 3, 4, 5]), 0.5, { fill: 9 }).toArray()).toEqual([[[9, 1, 3, 5, 9]]]);
  });
});

describe("flips", () => {
  it("are undone by flipping again", () => {
    fc.assert(
      fc.property(images, (image) => {
        for (const flip of [flipHorizontal, flipVertical]) expectSame(flip(flip(image)), image);
      }),
    );
    expect(flipHorizontal(picture([1, 2], [3, 4])).toArray()).toEqual([
      [
        [2, 1],
        [4, 3],
      ],
    ]);
    expect(flipVertical(picture([1, 2], [3, 4])).toArray()).toEqual([
      [
        [3, 4],
        [1, 2],
      ],
    ]);
  });
});

describe("blurs", () => {
  const blurs = fc.oneof(
    fc.constantFrom(1, 3, 5).map((size) => (image: Tensor) => boxBlur(image, size)),
    fc
      .double({ min: 0, max: 2, noNaN: true })
      .map((deviation) => (image: Tensor) => gaussianBlur(image, deviation)),
  );

  it("keep what is constant, because weights add up to 1", () => {
    fc.assert(
      fc.property(
        shapes({ minRank: 3, maxRank: 3 }),
        fc.integer({ min: -5, max: 5 }),
        blurs,
        (shape, value, blur) => {
          const image = full(shape, value, { dtype: "float64" });
          expectClose(blur(image), image);
        },
      ),
    );
  });

  it("are linear, and commute with flips", () => {
    const pairs = shapes({ minRank: 3, maxRank: 3 }).chain((shape) =>
      fc.tuple(tensorsOf(shape), tensorsOf(shape)),
    );
    fc.assert(
      fc.property(pairs, blurs, ([a, b], blur) => {
        expectClose(blur(a.add(b.mul(3))), blur(a).add(blur(b).mul(3)), { absolute: 1e-9 });
        expectClose(blur(flipHorizontal(a)), flipHorizontal(blur(a)), { absolute: 1e-12 });
      }),
    );
  });

  it("spread one pixel evenly over a box, and leave it alone without a size", () => {
    const dot = picture([0, 0, 0], [0, 9, 0], [0, 0, 0]);
    expectClose(boxBlur(dot, 3), picture([1, 1, 1], [1, 1, 1], [1, 1, 1]));
    expectSame(boxBlur(dot, 1), dot);
    expectSame(gaussianBlur(dot, 0), dot);
    const weights = [Math.exp(-0.5), 1, Math.exp(-0.5)];
    const blurred = gaussianBlur(picture([0, 0, 0, 1, 0, 0, 0]), 1).dataSync();
    expect(blurred[2] / blurred[3]).toBeCloseTo(weights[0], 12);
  });
});

describe("addNoise", () => {
  it("adds normal numbers of a deviation, and none for 0", () => {
    const image = full([1, 100, 100], 5, { dtype: "float64" });
    const noise = [...addNoise(image, 0.5, new Random(1)).sub(image).dataSync()];
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const deviation = Math.sqrt(noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length);
    // four standard errors of 10,000 draws: 4 · 0.5/√n and 4 · 0.5/√(2n)
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(deviation - 0.5)).toBeLessThan(0.0142);
    expectSame(addNoise(image, 0, new Random(1)), image);
  });
});

describe("crop", () => {
  it("cuts a part out", () => {
    expect(
      crop(picture([1, 2, 3], [4, 5, 6]), { top: 1, left: 1, height: 1, width: 2 }).toArray(),
    ).toEqual([[[5, 6]]]);
  });
});

describe("random augmentations", () => {
  const all: Augmentation[] = [
    randomTranslate({ dx: 2, dy: 1, fill: 0.5 }),
    randomRotate({ degrees: 30 }),
    randomZoom({ from: 0.5, to: 2 }),
    randomFlip({ horizontal: 0.5, vertical: 0.5 }),
    randomBlur({ deviation: 1 }),
    randomNoise({ deviation: 0.1 }),
    randomCrop({ height: 1, width: 1 }),
  ];
  const chains = fc
    .shuffledSubarray(all)
    .map((list) => compose(...list, sometimes(0.5, list[0] ?? all[0])));

  it("are the same for the same seed, and return what repeats them", () => {
    fc.assert(
      fc.property(images, chains, seeds, (image, augment, seed) => {
        const { image: first, applied } = augment(image, new Random(seed));
        expectSame(augment(image, new Random(seed)).image, first);
        expectSame(replay(image, JSON.parse(JSON.stringify(applied))), first);
      }),
    );
  });

  it("draw within their bounds, and differ", () => {
    const random = new Random(1);
    const angles = Array.from({ length: 200 }, () => {
      const { applied } = randomRotate({ degrees: 30 })(picture([1]), random);
      return applied[0].parameters["degrees"];
    });
    expect(Math.max(...angles)).toBeLessThanOrEqual(30);
    expect(Math.min(...angles)).toBeLessThan(-25);
    expect(Math.max(...angles)).toBeGreaterThan(25);
    const shifts = Array.from(
      { length: 100 },
      () => randomTranslate({ dx: 1 })(picture([1]), random).applied[0].parameters["dx"],
    );
    expect(new Set(shifts)).toEqual(new Set([-1, 0, 1]));
  });

  it("keep the shape and the dtype", () => {
    const image = ones([2, 3, 4]);
    for (const augment of all.slice(0, -1)) {
      const changed = augment(image, new Random(3)).image;
      expect([changed.shape, changed.dtype]).toEqual([[2, 3, 4], "float32"]);
    }
    expect(randomCrop({ height: 2, width: 3 })(image, new Random(1)).image.shape).toEqual([
      2, 2, 3,
    ]);
  });
});

describe("what is no image, or no sensible change", () => {
  const image = ones([1, 2, 3]);

  it("is explained", () => {
    expect(() => rotate(ones([2, 3]), 90)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rotate: [2, 3].
        An image is [channels, height, width].
        Try: unsqueeze(image, 0), if it has one channel.]
    `);
    expect(() => flipVertical(ones([1, 1, 2, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: flipVertical: [1, 1, 2, 3].
        An image is [channels, height, width].]
    `);
    expect(() => translate(ones([1, 2, 3], { dtype: "int32" }), 1, 1))
      .toThrowErrorMatchingInlineSnapshot(`
      [TypeError: translate: the image is int32.
        What mixes neighboring pixels makes fractions.
        Try: image.cast("float32")]
    `);
    expect(() => rotate(image, Number.NaN)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: rotate: angle is NaN.
        The angle is finite.]
    `);
    expect(() => zoom(image, 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: zoom: a factor of 0.
        A factor is more than 0, and 1 keeps the size.]
    `);
    expect(() => boxBlur(image, 2)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: boxBlur: a size of 2.
        A square with a pixel in its middle has an odd side.]
    `);
    expect(() => gaussianBlur(image, -1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gaussianBlur: deviation is -1.
        The deviation is a distance: 0 or more, and finite.]
    `);
    expect(() => crop(image, { height: 3, width: 3 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: crop: 3 × 3 pixels from row 0 and column 0 of [1, 2, 3].
        A part has a pixel at least, and lies inside.]
    `);
    expect(() => randomCrop({ height: 3, width: 3 })(image, new Random(1))).toThrow(RangeError);
    expect(() => randomFlip({ horizontal: 2 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: randomFlip: a probability of 2.
        A probability is between 0 and 1.]
    `);
    expect(() => randomRotate({ degrees: -1 })).toThrow(RangeError);
    expect(() => randomZoom({ from: 0, to: 1 })).toThrow(RangeError);
    expect(() => replay(image, [{ name: "melt", parameters: {} }]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: replay: melt is not known.
        Known are translate, rotate, zoom, flipHorizontal, flipVertical, gaussianBlur, addNoise, crop.]
    `);
    expect(() => replay(image, [{ name: "zoom", parameters: {} }]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: replay: zoom without factor.
        Every parameter that was drawn is needed.]
    `);
  });
});
