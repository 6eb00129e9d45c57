import { calendar } from './calendar';
import { conditions } from './conditions';
import { filling } from './filling';
import { lists } from './lists';
import type { MathFunctions } from './math-function';
import { reductions } from './reductions';
import { values } from './values';

/** Every function of metric math that the sandbox knows. */
export const FUNCTIONS: MathFunctions = { ...calendar, ...conditions, ...filling, ...lists, ...reductions, ...values };
