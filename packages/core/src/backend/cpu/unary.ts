import type { TypedArray } from "../../tensor/dtype.ts";
import type { UnaryFn } from "../backend.ts";
import { erf } from "./erf.ts";

type UnaryKernel = (x: TypedArray, y: TypedArray) => void;

/**
 * y[i] = f(x[i]), one loop a function.
 *
 * A loop of its own costs a line more than a shared loop over a function argument, and spares a
 * call for every element.
 */
export const unary: Record<UnaryFn, UnaryKernel> = {
  neg(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = -x[i];
  },
  abs(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.abs(x[i]);
  },
  sign(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.sign(x[i]);
  },
  square(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = x[i] * x[i];
  },
  exp(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.exp(x[i]);
  },
  expm1(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.expm1(x[i]);
  },
  log(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.log(x[i]);
  },
  log1p(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.log1p(x[i]);
  },
  sqrt(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.sqrt(x[i]);
  },
  reciprocal(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = 1 / x[i];
  },
  sin(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.sin(x[i]);
  },
  cos(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.cos(x[i]);
  },
  tanh(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = Math.tanh(x[i]);
  },
  sigmoid(x, y) {
    for (let i = 0; i < y.length; i++) {
      const power = Math.exp(-Math.abs(x[i])); // at most 1, so nothing overflows
      y[i] = (x[i] < 0 ? power : 1) / (1 + power);
    }
  },
  erf(x, y) {
    for (let i = 0; i < y.length; i++) y[i] = erf(x[i]);
  },
};

/** The square of an int32 number, wrapped to 32 bits, even where a double would round it. */
export const wholeSquare: UnaryKernel = (x, y) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.imul(x[i], x[i]);
};
