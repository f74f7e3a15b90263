import { Random } from "@gradus/core";
import { accuracy, DataLoader } from "@gradus/data";
import { crossEntropy, Dropout, type Layer, Linear, relu, Sequential } from "@gradus/layers";
import { Adam, cosine } from "@gradus/optimizers";
import { fit, type FitOptions, type History, replaceHead } from "@gradus/train";
import { plotHistory } from "@gradus/train/plots";
import { classify } from "../classify.ts";
import { atLeast, type Demo, lessThan } from "../demo.ts";
import { digitNetwork } from "../digit-network.ts";
import { type Digits, digits, fiveClasses } from "../digits.ts";
import { right } from "../right.ts";

/** How often the few images are gone through: half of it with the body frozen. */
const epochs = 20;

/** What was learned from much data helps where there is little. */
export const transfer: Demo = {
  title: "what a network saw in the digits 0 to 4 helps it to read 5 to 9 from 100 of each",

  async run({ quick, say, plot, progress }) {
    const random = new Random(1);
    const train = await digits("train", quick ? 8_000 : 60_000);
    const many = fiveClasses(train, 0);
    const few = fiveClasses(train, 5, 100);
    const test = fiveClasses(await digits("test", 10_000), 5);

    say(`${many.length} images of 0 to 4`);
    const trained = digitNetwork(5, random);
    await learn(trained, many, { epochs: 2, callbacks: progress(), random });

    say(`${few.length} images of 5 to 9, with the convolutions that were learned`);
    const head = denseHead(random);
    const model = replaceHead(trained, head, { drop: 4 });
    model.freeze();
    head.unfreeze();
    await learn(model, few, { epochs: epochs / 2, random });
    const frozen = await accuracyOf(model, test);
    model.unfreeze();
    await learn(model, few, { epochs: epochs / 2, random });
    const tuned = await accuracyOf(model, test);

    say(`${few.length} images of 5 to 9, from scratch`);
    const fresh = digitNetwork(5, random);
    const history = await learn(fresh, few, { epochs, random });
    plot("scratch", await plotHistory(history, { measure: "accuracy" }));
    const scratch = await accuracyOf(fresh, test);
    return {
      figures: { "frozen convolutions": frozen, "fine-tuned": tuned, "from scratch": scratch },
      // What 4,000 images taught is worth no more than a few of the right ones: there the lead goes this way and that.
      claims: quick
        ? [atLeast("accuracy with transfer", tuned, 0.9)]
        : [lessThan("accuracy from scratch", scratch, "accuracy with transfer", tuned)],
    };
  },
};

/** What follows the convolutions, for five classes that they have not seen. */
function denseHead(random: Random): Sequential {
  return new Sequential(
    new Linear(16 * 4 * 4, 128, { random }),
    relu,
    new Dropout(0.2, { random }),
    new Linear(128, 5, { random }),
  );
}

/** The same for all: batches of 32, and a learning rate that falls from 0.002 to 0. */
function learn(
  model: Layer,
  data: Digits,
  { random, ...options }: Pick<FitOptions, "epochs" | "callbacks"> & { readonly random: Random },
): Promise<History> {
  return fit(model, new DataLoader(data, { batchSize: 32, shuffle: true, random }), {
    loss: crossEntropy,
    optimizer: new Adam(model.parameters()),
    schedule: cosine(0.002, options),
    metrics: { accuracy: right },
    ...options,
  });
}

async function accuracyOf(model: Layer, data: Digits): Promise<number> {
  return accuracy(await classify(model, data), data.fields.y);
}
