import type { Principal } from '../../kernel/access';
import type { Requester } from '../policy/requester';

const DEFAULT_SESSION = 'sandbox';

/** A principal, as policies name it. */
export function requesterOf(principal: Principal): Requester {
  if ('service' in principal) return { kind: 'service', service: principal.service };
  const { roleArn: arn, sessionName = DEFAULT_SESSION } = principal;
  const [, partition, , , account = '', resource = ''] = arn.split(':');
  if (resource === 'root') return { kind: 'root', arn, account };
  if (resource.startsWith('user/')) return { kind: 'user', arn, account };
  const name = resource.split('/').at(-1);
  const sessionArn = `arn:${partition}:sts::${account}:assumed-role/${name}/${sessionName}`;
  return { kind: 'role', arn, account, sessionArn };
}
