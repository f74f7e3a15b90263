import { concat, Random, sigmoid, type Tensor } from "@gradus/core";
import { DataLoader, Dataset } from "@gradus/data";
import { Linear, meanSquaredError, relu, Sequential } from "@gradus/layers";
import { Adam, cosine } from "@gradus/optimizers";
import { fit, predict, reconstruction } from "@gradus/train";
import { plotHistory, plotImages } from "@gradus/train/plots";
import { type Demo, lessThan, type Outcome } from "../demo.ts";
import { digits } from "../digits.ts";
import { principalComponents, project } from "../principal-components.ts";

const pixels = 28 * 28;
/** Through how many numbers an image has to pass. */
const size = 32;

/** A network that has to say much in few numbers learns what is worth saying. */
export const autoencoder: Demo = {
  title: "noisy digits pass through 32 numbers, and the noise stays behind",

  async run({ quick, say, plot, progress }) {
    const random = new Random(1);
    const train = flat((await digits("train", quick ? 6_000 : 20_000)).fields.x);
    const clean = flat((await digits("test", quick ? 2_000 : 10_000)).fields.x);
    const model = network(random);
    const epochs = quick ? 6 : 10;
    say(`${train.shape[0]} images to learn from, ${model.parameterCount()} weights`);
    const data = new Dataset({ x: train, y: train });
    const loader = new DataLoader(data, { batchSize: 32, shuffle: true, random });
    const corrupt = (x: Tensor): Tensor => addNoise(x, random); // anew in every epoch
    const history = await fit(model, reconstruction(loader, { corrupt }), {
      loss: meanSquaredError,
      optimizer: new Adam(model.parameters()),
      schedule: cosine(0.004, { epochs }),
      epochs,
      callbacks: progress(),
    });
    plot("history", await plotHistory(history));

    const noisy = addNoise(clean, random);
    const linear = project(noisy, principalComponents(train, size, random));
    const [restored] = await predict(model, [noisy]);
    plot("images", await plotRows([clean, noisy, linear, restored]));
    return outcome(clean, {
      identity: noisy,
      "principal components": linear,
      autoencoder: restored,
    });
  },
};

/** The mean squared error of each way to take the noise away, and which has to be the smallest. */
async function outcome(
  clean: Tensor,
  ways: Readonly<Record<"identity" | "principal components" | "autoencoder", Tensor>>,
): Promise<Outcome> {
  const errorOf = (way: Tensor): Promise<number> => meanSquaredError(way, clean).item();
  const identity = await errorOf(ways.identity);
  const linear = await errorOf(ways["principal components"]);
  const learned = await errorOf(ways.autoencoder);
  const name = "the error of the autoencoder";
  return {
    figures: { identity, "principal components": linear, autoencoder: learned },
    claims: [
      lessThan(name, learned, "that of the noisy images", identity),
      lessThan(name, learned, `that of ${size} principal components`, linear),
    ],
  };
}

/** `[batch, 784]` → `[batch, 784]`, narrow in the middle. */
function network(random: Random): Sequential {
  return new Sequential(
    new Linear(pixels, 128, { random }),
    relu,
    new Linear(128, size, { random }),
    new Linear(size, 128, { random }),
    relu,
    new Linear(128, pixels, { random }),
    sigmoid,
  );
}

function addNoise(x: Tensor, random: Random): Tensor {
  return x.add(random.normal(x.shape, { deviation: 0.5 }));
}

function flat(images: Tensor): Tensor {
  return images.reshape([images.shape[0], pixels]);
}

/** The first ten images of each stage, one row a stage. */
function plotRows(stages: readonly Tensor[]): Promise<string> {
  const images = concat(
    stages.map((stage) => stage.slice([0, 10])),
    0,
  );
  return plotImages(images.reshape([images.shape[0], 28, 28]), {
    title: "Clean, noisy, through principal components, through the autoencoder",
    columns: 10,
    width: 640,
    range: [0, 1],
  });
}
