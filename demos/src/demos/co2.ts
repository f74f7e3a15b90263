import { fromData, Random, type Tensor } from "@gradus/core";
import {
  DataLoader,
  Dataset,
  loadCo2,
  regressionErrors,
  type Table,
  timeSplit,
  ZScoreScaler,
} from "@gradus/data";
import { Linear, meanAbsoluteError, relu, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { earlyStopping, fit, predict } from "@gradus/train";
import { plotForecast, plotHistory } from "@gradus/train/plots";
import { type Demo, lessThan, type Outcome } from "../demo.ts";

/** A month to be foreseen, from what was known a year before. */
interface Example {
  readonly date: string;
  readonly co2: number;
  /** The same month a year before: the seasonal-naive forecast. */
  readonly yearBefore: number;
  /** The growth over a year, as it was in the months up to a year before. */
  readonly growths: readonly number[];
  /** The season, as a point on a circle. */
  readonly season: readonly [cosine: number, sine: number];
}

/** Months of growth that the network sees. */
const memory = 24;

/** A year's forecast of a series that grows and has seasons. */
export const co2: Demo = {
  title: "carbon dioxide in the air, a year ahead: a small network against last year's value",

  async run({ quick, say, plot, progress }) {
    const random = new Random(1);
    const { train, dev, test } = splitByTime(examplesOf(await loadCo2()));
    say(`${train.length} months to learn from, ${test.length} to foresee from ${test[0].date} on`);
    const scaler = new ZScoreScaler().fit(inputsOf(train));
    const dataOf = (months: readonly Example[]) =>
      new Dataset({ x: scaler.transform(inputsOf(months)), y: growthOf(months) });
    const model = new Sequential(
      new Linear(memory + 2, 16, { random }),
      relu,
      new Linear(16, 1, { random }),
    );
    const history = await fit(
      model,
      new DataLoader(dataOf(train), { batchSize: 32, shuffle: true, random }),
      {
        loss: meanAbsoluteError,
        optimizer: new Adam(model.parameters(), { learningRate: 0.003 }),
        epochs: quick ? 40 : 300,
        dev: new DataLoader(dataOf(dev)),
        callbacks: [...progress(), earlyStopping({ patience: 30 })],
      },
    );

    const [growth] = await predict(model, [dataOf(test).fields.x]);
    const grown = await growth.data();
    const forecasts = {
      "the network": test.map(({ yearBefore }, i) => yearBefore + grown[i]),
      "the seasonal-naive forecast": test.map(({ yearBefore }) => yearBefore),
      "last year with its growth": test.map(({ yearBefore, growths }) => yearBefore + growths[0]),
    };
    plot("history", await plotHistory(history));
    plot("forecast", await plotForecasts([...dev, ...test], test, forecasts));
    return outcome(test, forecasts);
  },
};

/** Forecasts of the test months in parts per million, by who made them. */
type Forecasts = Readonly<Record<string, readonly number[]>>;

/** The oldest months to learn from, the newest to test. */
function splitByTime(examples: readonly Example[]): Record<"train" | "dev" | "test", Example[]> {
  const dates = examples.map(({ date }) => date);
  const { train, dev, test } = timeSplit(dates, { train: 0.6, dev: 0.15, test: 0.25 });
  const at = (rows: readonly number[]): Example[] => rows.map((row) => examples[row]);
  return { train: at(train), dev: at(dev), test: at(test) };
}

function outcome(test: readonly Example[], forecasts: Forecasts): Outcome {
  const truth = test.map((month) => month.co2);
  const errors = Object.entries(forecasts).map(
    ([name, forecast]) => [name, regressionErrors(forecast, truth).meanAbsolute] as const,
  );
  const [[, own], ...others] = errors;
  return {
    figures: Object.fromEntries(errors.map(([name, error]) => [`error of ${name}, ppm`, error])),
    claims: others.map(([name, error]) =>
      lessThan("the mean absolute error of the network", own, `that of ${name}`, error),
    ),
  };
}

function plotForecasts(
  seen: readonly Example[],
  test: readonly Example[],
  forecasts: Forecasts,
): Promise<string> {
  const datesOf = (months: readonly Example[]): Date[] => months.map(({ date }) => new Date(date));
  return plotForecast(
    { x: datesOf(seen), y: seen.map((month) => month.co2) },
    ["the network", "the seasonal-naive forecast"].map((name) => ({
      name,
      x: datesOf(test),
      y: forecasts[name],
    })),
    { title: "Each month foreseen a year ahead", xLabel: "year", yLabel: "CO₂, ppm", width: 900 },
  );
}

/** `[months, memory + 2]` */
function inputsOf(months: readonly Example[]): Tensor {
  const rows = months.map(({ growths, season }) => [...growths, ...season]);
  return fromData(Float32Array.from(rows.flat()), [months.length, memory + 2]);
}

/** What the network foresees: by how much a month exceeds that of the year before. `[months, 1]` */
function growthOf(months: readonly Example[]): Tensor {
  const growth = months.map(({ co2: now, yearBefore }) => now - yearBefore);
  return fromData(Float32Array.from(growth), [months.length, 1]);
}

/** Every month of which all that the network sees was measured: a few months of the 1950s and 60s were not. */
function examplesOf(table: Table): Example[] {
  const dates = table.strings("date").map(String);
  const measured = new Map(dates.map((date, row) => [monthOf(date), table.numbers("co2")[row]]));
  const at = (month: number): number => measured.get(month) ?? Number.NaN;
  const examples = dates.map((date): Example => {
    const month = monthOf(date);
    const angle = (2 * Math.PI * month) / 12;
    return {
      date,
      co2: at(month),
      yearBefore: at(month - 12),
      growths: Array.from({ length: memory }, (_, i) => at(month - 12 - i) - at(month - 24 - i)),
      season: [Math.cos(angle), Math.sin(angle)],
    };
  });
  return examples.filter(({ co2: now, yearBefore, growths }) =>
    [now, yearBefore, ...growths].every(Number.isFinite),
  );
}

/** Months since the beginning of our calendar. */
function monthOf(date: string): number {
  const [year, month] = date.split("-").map(Number);
  return 12 * year + month - 1;
}
