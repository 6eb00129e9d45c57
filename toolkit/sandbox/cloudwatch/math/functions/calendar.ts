import { eachPeriod } from '../value';
import type { MathFunction, MathFunctions } from './math-function';

/** A part of the time at which each period starts, in UTC. */
function timePart(part: (date: Date) => number): MathFunction {
  return ({ context }) => eachPeriod(context, (i) => part(new Date(context.start + i * context.periodMs)));
}

export const calendar: MathFunctions = {
  DATE: timePart((date) => date.getUTCDate()),
  /** From 1, Monday, to 7, Sunday. */
  DAY: timePart((date) => date.getUTCDay() || 7),
  EPOCH: timePart((date) => date.getTime() / 1_000),
  HOUR: timePart((date) => date.getUTCHours()),
  MINUTE: timePart((date) => date.getUTCMinutes()),
  MONTH: timePart((date) => date.getUTCMonth() + 1),
  YEAR: timePart((date) => date.getUTCFullYear()),
};
