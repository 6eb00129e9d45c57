import { isDeepStrictEqual } from 'node:util';
import type { TemplateResource } from '../../../sandbox/assembly/template';
import { propertyAt } from '../../audited-stack';
import type { ChangeProblem, ChangeRule } from '../change-rule';
import type { ResourceChange } from '../resource-change';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const SOURCE = 'EventSourceArn';
const FUNCTION = 'FunctionName';
const REFUSED = 'a mapping of this source and function exists already: AWS refuses the update';

export const mappingRecreated: ChangeRule = {
  id: 'mapping-recreated',
  title: 'An event source mapping is replaced',
  why: 'the new mapping is created before the old one is deleted: for the same source and function Lambda refuses it, for others it begins at its own starting position',
  severity: 'high',
  fix: 'change the starting position through an alias of its own, as StreamProcessor does, or delete the mapping in a deployment before',
  check: (change) => {
    if (change.type !== MAPPING) return [];
    if (isRenamed(change)) return [{ message: REFUSED }];
    return change.fate === 'replaced' ? [problemOf(change)] : [];
  },
};

/** Under another logical id, the same source and function would have a second mapping. */
function isRenamed({ before, added }: ResourceChange): boolean {
  return added.some((other) => [SOURCE, FUNCTION].every((name) => isEqual(before, other, name)));
}

function isEqual(one: TemplateResource | undefined, other: TemplateResource | undefined, property: string): boolean {
  return isDeepStrictEqual(propertyAt(one, property), propertyAt(other, property));
}

function problemOf({ before, after, replacedBy }: ResourceChange): ChangeProblem {
  const [property = SOURCE] = replacedBy;
  const keepsSource = !replacedBy.includes(SOURCE);
  const isSame = keepsSource && isEqual(before, after, FUNCTION);
  const message = isSame
    ? REFUSED
    : `records are read again, or skipped, from ${String(propertyAt(after, 'StartingPosition'))} on`;
  return { property, before: propertyAt(before, property), after: propertyAt(after, property), message };
}
