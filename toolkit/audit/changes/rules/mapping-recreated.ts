import { isDeepStrictEqual } from 'node:util';
import { propertyAt } from '../../audited-stack';
import type { ChangeProblem, ChangeRule } from '../change-rule';
import type { ResourceChange } from '../resource-change';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const SOURCE = 'EventSourceArn';
const FUNCTION = 'FunctionName';

export const mappingRecreated: ChangeRule = {
  id: 'mapping-recreated',
  title: 'An event source mapping is replaced',
  why: 'the new mapping is created before the old one is deleted: for the same source and function Lambda refuses it, for others it begins at its own starting position',
  severity: 'high',
  fix: 'change the starting position through an alias of its own, as StreamProcessor does, or delete the mapping in a deployment before',
  check: (change) => (change.type === MAPPING && change.fate === 'replaced' ? [problemOf(change)] : []),
};

function problemOf({ before, after, replacedBy }: ResourceChange): ChangeProblem {
  const [property = SOURCE] = replacedBy;
  const keepsSource = !replacedBy.includes(SOURCE);
  const isSame = keepsSource && isDeepStrictEqual(propertyAt(before, FUNCTION), propertyAt(after, FUNCTION));
  const message = isSame
    ? 'a mapping of this source and function exists already: AWS refuses the update'
    : `records are read again, or skipped, from ${String(propertyAt(after, 'StartingPosition'))} on`;
  return { property, before: propertyAt(before, property), after: propertyAt(after, property), message };
}
