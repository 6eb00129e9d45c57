import type { ConditionKeys } from '../condition-keys';
import { type GlobPart, globTest } from '../glob';
import { literalOf, type PolicyText } from '../policy-text';
import { type Comparison, type Operator, pair } from './operator';

const COMPONENTS = 6;

/** Each of the six components of an ARN is compared by itself, so that no wildcard reaches over a colon before the resource. */
function compareArns(expected: PolicyText): Comparison {
  return (actual: string, keys: ConditionKeys) => {
    const parts = expected.resolve(keys);
    if (parts === undefined) return false;
    const patterns = components(parts);
    const values = split(actual);
    if (patterns.length !== values.length) return literalOf(expected, keys) === '*';
    return patterns.every((pattern, i) => globTest(pattern)(values[i] ?? ''));
  };
}

function split(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= COMPONENTS
    ? parts
    : [...parts.slice(0, COMPONENTS - 1), parts.slice(COMPONENTS - 1).join(':')];
}

/** The parts of a pattern, those of each component together. */
function components(parts: readonly GlobPart[]): GlobPart[][] {
  const found: GlobPart[][] = [[]];
  for (const part of parts) {
    if (typeof part !== 'object') found.at(-1)?.push(part);
    else {
      const [first = '', ...others] = part.literal.split(':');
      const room = COMPONENTS - found.length;
      const rest = others.slice(room).map((text) => `:${text}`);
      found.at(-1)?.push({ literal: first });
      for (const text of others.slice(0, room)) found.push([{ literal: text }]);
      if (rest.length > 0) found.at(-1)?.push({ literal: rest.join('') });
    }
  }
  return found.map((component) => component.filter((part) => typeof part !== 'object' || part.literal !== ''));
}

export const ARN_OPERATORS: Readonly<Record<string, Operator>> = {
  ...pair('ArnEquals', 'ArnNotEquals', compareArns),
  ...pair('ArnLike', 'ArnNotLike', compareArns),
};
