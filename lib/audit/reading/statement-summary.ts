import type { Statement } from './statements';

const LISTED = 3;

/** A statement in one line, as evidence: `Allow kinesis:PutRecord to * on ${Stream.Arn}`. */
export function summaryOf(statement: Statement): string {
  const { effect, actions, notActions, resources, notResources, principals, notPrincipals } = statement;
  const ids = (list: Statement['principals']) => list.map(({ id }) => id);
  return [
    effect,
    phrase('', actions),
    phrase('all but ', notActions),
    phrase('to ', ids(principals)),
    phrase('to all but ', ids(notPrincipals)),
    phrase('on ', resources),
    phrase('on all but ', notResources),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function phrase(start: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const rest = items.length > LISTED ? ` and ${items.length - LISTED} more` : '';
  return `${start}${items.slice(0, LISTED).join(', ')}${rest}`;
}
