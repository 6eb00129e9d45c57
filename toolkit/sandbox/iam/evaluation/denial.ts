import type { Requester } from '../policy/requester';
import type { Asked } from '../policy/statement';
import type { Verdict } from './verdict';

type Denial = Extract<Verdict, { allowed: false }>;

/** What AWS answers to who may not. */
export function denialMessage({ action, resource }: Asked, requester: Requester, denial: Denial): string {
  const on = resource === '*' ? '' : ` on resource: ${resource}`;
  return `User: ${nameOf(requester)} is not authorized to perform: ${action}${on} ${because(action, denial)}`;
}

function because(action: string, { refusedBy, explicitly }: Denial): string {
  if (!explicitly) return `because no ${refusedBy} allows the ${action} action`;
  return `with an explicit deny in ${refusedBy.startsWith('i') ? 'an' : 'a'} ${refusedBy}`;
}

export function nameOf(requester: Requester): string {
  if (requester.kind === 'service') return requester.service;
  return requester.kind === 'role' ? requester.sessionArn : requester.arn;
}
