import { Random, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes } from "../testing/recurrent.ts";
import { Gru } from "./gru.ts";
import { manyToOne } from "./many-to-one.ts";

const double = { dtype: "float64" } as const;

describe("manyToOne", () => {
  it("takes the last output", () => {
    expect(
      manyToOne(
        tensor([
          [[1], [2]],
          [[3], [4]],
        ]),
      ).toArray(),
    ).toEqual([[2], [4]]);
  });

  it("takes the last forward output and the first reverse one", () => {
    const outputs = tensor([
      [
        [1, 10],
        [2, 20],
        [3, 30],
      ],
    ]);
    expect(manyToOne(outputs, { bidirectional: true }).toArray()).toEqual([[3, 10]]);
  });

  it("is the last state of the network, in either direction", () => {
    fc.assert(
      fc.property(
        draws,
        sizes,
        fc.boolean(),
        (draw, { batch, time, inFeatures, hidden }, bidirectional) => {
          const layer = new Gru(inFeatures, hidden, {
            random: new Random(1),
            bidirectional,
            ...double,
          });
          const { outputs, state } = layer.run(draw(batch, time, inFeatures));
          const sides = state.permute([1, 0, 2]).reshape([batch, outputs.shape[2]]);
          expectClose(manyToOne(outputs, { bidirectional }), sides);
        },
      ),
    );
  });

  it("does not notice padding where it knows the lengths", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(draws, lengths, (draw, own) => {
        const layer = new Gru(2, 3, { random: new Random(1), ...double });
        const x = draw(own.length, 5, 2);
        const ends = manyToOne(layer.forward(x), { lengths: tensor(own, { dtype: "int32" }) });
        own.forEach((length, i) => {
          const alone = layer.forward(x.slice([i, i + 1], [0, length]));
          expectClose(ends.slice([i, i + 1]), manyToOne(alone));
        });
      }),
    );
  });

  it("passes the gradient to the outputs it took", () => {
    const lengths = tensor([1, 3], { dtype: "int32" });
    fc.assert(
      fc.property(tensorsOf([2, 3, 4]), (x) => {
        gradcheck((t) => manyToOne(t), [x]);
        gradcheck((t) => manyToOne(t, { bidirectional: true }), [x]);
        gradcheck((t) => manyToOne(t, { lengths }), [x]);
      }),
      { numRuns: 10 },
    );
  });

  it("explains what outputs and lengths are", () => {
    const lengths = tensor([1, 2], { dtype: "int32" });
    expect(() => manyToOne(zeros([2, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: manyToOne: the outputs are [2, 3].
        The outputs of a recurrent network are [batch, time, hidden], with at least one step.]
    `);
    expect(() => manyToOne(zeros([2, 4, 3]), { bidirectional: true }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: manyToOne: the outputs are [2, 4, 3].
        The outputs of a recurrent network are [batch, time, 2 · hidden], with at least one step.]
    `);
    expect(() => manyToOne(zeros([3, 4, 2]), { lengths })).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: manyToOne: the lengths are [2], for outputs [3, 4, 2].
        There is one length for each sequence, and the network reads forward only, so that padding comes last.]
    `);
    expect(() => manyToOne(zeros([2, 4, 2]), { lengths, bidirectional: true })).toThrow(
      "bidirectional outputs [2, 4, 2]",
    );
    for (const length of [0, 5])
      expect(() =>
        manyToOne(zeros([1, 4, 2]), { lengths: tensor([length], { dtype: "int32" }) }),
      ).toThrow(`index ${length - 1}, at place 0, names no row.`);
  });
});
