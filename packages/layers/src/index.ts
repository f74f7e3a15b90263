export { Layer } from "./layer.ts";
