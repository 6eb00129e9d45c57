import { asSeries, eachPeriod } from '../value';
import { argumentValue, type Call, type MathFunctions } from './math-function';

export const conditions: MathFunctions = {
  /** What is chosen but has no value is 0; where there is no condition, or nothing to choose, there is no value. */
  IF: (call) => {
    const condition = seriesOf(call, 0);
    const whenTrue = seriesOf(call, 1);
    const whenFalse = call.args.length > 2 ? seriesOf(call, 2) : undefined;
    return eachPeriod(call.context, (i) => {
      if (condition[i] === undefined) return undefined;
      const chosen = condition[i] === 0 ? whenFalse : whenTrue;
      return chosen === undefined ? undefined : (chosen[i] ?? 0);
    });
  },
};

function seriesOf(call: Call, i: number) {
  return asSeries(argumentValue(call, i), call.context);
}
