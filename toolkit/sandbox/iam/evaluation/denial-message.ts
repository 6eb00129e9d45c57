import type { Requester } from '../policy/requester';
import type { Asked } from '../policy/statement';
import type { Denial } from './verdict';

/** What AWS answers to who may not. */
export function denialMessage({ action, resource }: Asked, requester: Requester, denial: Denial): string {
  const on = resource === '*' ? '' : ` on resource: ${resource}`;
  return `User: ${nameOf(requester)} is not authorized to perform: ${action}${on} ${reason(action, denial)}`;
}

function reason(action: string, { kind, by }: Denial): string {
  if (by === undefined) return `because no ${kind} allows the ${action} action`;
  return `with an explicit deny in ${kind.startsWith('i') ? 'an' : 'a'} ${kind}`;
}

/** A role by its session, as AWS names it. */
function nameOf(requester: Requester): string {
  if (requester.kind === 'service') return requester.service;
  return requester.kind === 'role' ? requester.sessionArn : requester.arn;
}
