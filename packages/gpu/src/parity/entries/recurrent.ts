import { split, stack, type Tensor } from "@gradus/core";
import {
  gatedRecurrence,
  Gru,
  gruCell,
  longShortTermMemory,
  Lstm,
  lstmCell,
  manyToOne,
  oneToMany,
  plainRecurrence,
  recurrence,
  Recurrent,
  Rnn,
  rnnCell,
  truncatedBackpropagation,
} from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, exact, ulpsOfLargest } from "../bound.ts";
import { lengths, numbers, numbersOf, wholeNumbers } from "../draw.ts";
import { type Building, layerCase } from "../layer-case.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const gates: Bound = ulpsOfLargest(128, "sums of products go through gates, step after step");

/** One step of a cell with `count` gates: x, the parts of a state, and the weights of input and state. */
function cellCases(
  count: number,
  parts: number,
  compute: (
    x: Tensor,
    state: readonly Tensor[],
    weights: ReturnType<typeof weightsOf>,
  ) => Tensor | Tensor[],
): fc.Arbitrary<Case> {
  return fc.tuple(lengths, lengths, lengths).chain(([batch, features, hidden]) => {
    const width = count * hidden;
    const states = Array.from({ length: parts }, () => [batch, hidden]);
    const shapes = [...states, [features, width], [hidden, width], [width], [width]];
    // Small, so that sums are where tanh is not flat: of its slope 1 − y², few digits are left where it is.
    return numbersOf([[batch, features], ...shapes], { low: -0.5, high: 0.5 }).map((inputs) =>
      caseOf(inputs, ([x, ...rest]) =>
        compute(x, rest.slice(0, parts), weightsOf(rest.slice(parts))),
      ),
    );
  });
}

function weightsOf([weightIh, weightHh, biasIh, biasHh]: readonly Tensor[]) {
  return { weightIh, weightHh, biasIh, biasHh };
}

const rnnKernels = ["rnn", "tanhGrad"] as const;
const gruKernels = ["gru", "gruGrad"] as const;
const lstmKernels = ["lstm", "lstmCellGrad", "lstmOutputGrad"] as const;

/** How recurrent layers are built: plain, and two on one another in both directions. */
const buildings = [{}, { numLayers: 2, bidirectional: true, bias: false }];

/** An entry for a whole network of one kind of cell. */
function network(
  name: string,
  of: new (inFeatures: number, hidden: number, options: Building) => Rnn | Gru | Lstm,
  fused: Entry["fused"] = [],
): Entry {
  return {
    name,
    of: [of],
    cases: fc.tuple(numbers([3, 5, 4]), fc.constantFrom(...buildings)).map(([x, options]) =>
      layerCase(
        [x],
        (building) => new of(4, 6, { ...building, ...options }),
        (layer, [input]) => {
          const { outputs, state } = layer.run(input);
          return [outputs, ...("h" in state ? [state.h, state.c] : [state])];
        },
      ),
    ),
    runs: 4,
    bound: gates,
    fused,
  };
}

/** What remembers. */
export const recurrentEntries: readonly Entry[] = [
  {
    name: "rnnCell",
    of: [rnnCell, plainRecurrence],
    cases: cellCases(1, 1, (x, [h], weights) => rnnCell(x, h, weights)),
    bound: gates,
    fused: rnnKernels,
  },
  {
    name: "gruCell",
    of: [gruCell],
    cases: cellCases(3, 1, (x, [h], weights) => gruCell(x, h, weights)),
    bound: gates,
    fused: gruKernels,
  },
  {
    name: "lstmCell",
    of: [lstmCell],
    cases: cellCases(4, 2, (x, [h, c], weights) => {
      const next = lstmCell(x, { h, c }, weights);
      return [next.h, next.c];
    }),
    bound: gates,
    fused: lstmKernels,
  },
  network("Rnn", Rnn, rnnKernels),
  network("Gru", Gru, gruKernels),
  network("Lstm", Lstm, lstmKernels),
  {
    name: "recurrence",
    of: [recurrence, gatedRecurrence, longShortTermMemory, Recurrent],
    cases: numbersOf([[3, 4, 5], [1, 3, 2], [1, 3, 2], [5, 8], [2, 8], [8]], {
      low: -1,
      high: 1,
    }).map((inputs) =>
      caseOf(inputs, ([x, h, c, weightIh, weightHh, biasIh]) => {
        const lstm = recurrence(longShortTermMemory, x, [[{ weightIh, weightHh, biasIh }]], {
          state: { h, c },
        });
        const [ih, hh] = [split(weightIh, [6, 2], 1)[0], split(weightHh, [6, 2], 1)[0]];
        const gru = recurrence(gatedRecurrence, x, [[{ weightIh: ih, weightHh: hh }]], {
          state: h,
        });
        return [lstm.outputs, lstm.state.h, lstm.state.c, gru.outputs];
      }),
    ),
    runs: 4,
    bound: gates,
  },
  {
    name: "manyToOne",
    of: [manyToOne],
    cases: fc
      .tuple(numbers([5, 7, 6]), wholeNumbers([5], 1, 8))
      .map((inputs) =>
        caseOf(inputs, ([outputs, lengthsOfEach]) =>
          stack([
            manyToOne(outputs),
            manyToOne(outputs, { bidirectional: true }),
            manyToOne(outputs, { lengths: lengthsOfEach }),
          ]),
        ),
      ),
    runs: 4,
    bound: exact("numbers are taken out"),
    gradient: ulpsOfLargest(4, "a number that was taken several times receives a sum"),
  },
  {
    name: "oneToMany",
    of: [oneToMany],
    cases: numbers([3, 6]).map((x) =>
      layerCase(
        [x],
        (of) => new Gru(6, 6, of),
        (layer, [start]) => oneToMany(layer, start, 4).outputs,
      ),
    ),
    runs: 3,
    bound: gates,
  },
  {
    name: "truncatedBackpropagation",
    of: [truncatedBackpropagation],
    cases: numbers([2, 7, 4]).map((x) =>
      layerCase(
        [x],
        (of) => new Lstm(4, 5, of),
        (layer, [sequence]) => {
          const { loss, state } = truncatedBackpropagation(layer, sequence.detach(), {
            window: 3,
            loss: (outputs) => outputs.mul(outputs).mean(),
          });
          return [loss, state.h, state.c, ...layer.parameters().map(({ grad }) => grad!)];
        },
      ),
    ),
    runs: 3,
    bound: gates,
  },
];
