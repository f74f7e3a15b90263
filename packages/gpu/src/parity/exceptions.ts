/** Why an export has no entry: it computes nothing with a tensor's numbers that another entry would not show. */
type Reasons = Readonly<Record<string, string>>;

const tape = "it steers the tape, which every entry runs on";
const memory = "it decides when memory is freed";
const words = "it makes a text";
const error = "it is an error";
const shape = "it computes with shapes, on the host";
const numbers = "it computes a few numbers from a few numbers, on the host";
const abstract = "it is what others are made of";
const file = "it reads and writes bytes, on the host";

/** What `@gradus/core`, `@gradus/layers` and `@gradus/optimizers` export without an entry, by package. */
export const exceptions: Readonly<Record<"core" | "layers" | "optimizers", Reasons>> = {
  core: {
    allocate: "it makes an array, on the host",
    backpropagate: tape,
    broadcastShapes: shape,
    checkSliding: shape,
    checkSliding1d: shape,
    cpu: "it is the reference",
    dtypeOf: "it looks at an array, on the host",
    explain: words,
    formatShape: words,
    graph: words,
    isRecording: tape,
    keep: memory,
    liveTensors: memory,
    MissingGradientError: error,
    noGrad: tape,
    Parameter: "parameter makes it",
    readSafetensors: file,
    record: tape,
    recordFused: tape,
    resolveAxes: shape,
    resolveAxis: shape,
    SafetensorsError: error,
    sameShape: shape,
    scope: memory,
    ShapeError: error,
    sizeOf: shape,
    StaleTapeError: error,
    Tensor: "its methods are the functions",
    withRecording: tape,
    writeSafetensors: file,
  },
  layers: {
    fansOf: shape,
    heNormalSpread: numbers,
    heUniformSpread: numbers,
    Layer: abstract,
    summary: words,
    trace: "it sends zeros through a model to see shapes",
    weightsOf: "it chooses among parameters",
    xavierNormalSpread: numbers,
    xavierUniformSpread: numbers,
  },
  optimizers: {
    cosine: numbers,
    Ewma: numbers,
    ewma: numbers,
    exponential: numbers,
    gradientMagnitude: "it reads globalNorm, and computes a number from it",
    inverseSquareRoot: numbers,
    inverseTime: numbers,
    linear: numbers,
    stepDecay: numbers,
    warmUp: numbers,
  },
};
