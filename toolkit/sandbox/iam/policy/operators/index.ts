import { ADDRESS_OPERATORS } from './address-operators';
import { ARN_OPERATORS } from './arn-operators';
import type { Operator } from './operator';
import { ORDERED_OPERATORS } from './ordered-operators';
import { STRING_OPERATORS } from './string-operators';
import { VALUE_OPERATORS } from './value-operators';

/** All that compare values; `Null` asks whether there is one. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    ...STRING_OPERATORS,
    ...ORDERED_OPERATORS,
    ...VALUE_OPERATORS,
    ...ADDRESS_OPERATORS,
    ...ARN_OPERATORS,
  }),
);
