/** The learning rate at an epoch, or at a step, counted from 0: a closed form, so that it can be asked in any order. */
export type Schedule = (epoch: number) => number;
