import type { AuditedResource } from '../../audited-resource';
import { requires, requiresPresence } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';

const KEY = 'KmsMasterKeyId';

/** SQS encrypts with a key of its own unless it is told not to. */
const requiresQueueEncryption = requires('SqsManagedSseEnabled', isTrue, { absent: true });
const requiresTopicKey = requiresPresence(KEY);

export const messageEncryption: Rule = {
  id: 'message-encryption',
  title: 'A queue or a topic does not encrypt messages at rest',
  why: 'Failed records and alarms lie in the storage of the service in plain text until they are received.',
  severity: 'medium',
  fix: 'Set KmsMasterKeyId; on a queue, leaving out SqsManagedSseEnabled will do.',
  controls: { ...ENCRYPTION_AT_REST, securityHub: ['SNS.1', 'SQS.1'] },
  concern: 'security',
  types: ['AWS::SNS::Topic', 'AWS::SQS::Queue'],
  check: (resource, template) =>
    isQueue(resource) && resource.values(KEY).some(({ kind }) => kind === 'absent')
      ? requiresQueueEncryption(resource, template)
      : requiresTopicKey(resource, template),
};

function isQueue({ type }: AuditedResource): boolean {
  return type === 'AWS::SQS::Queue';
}
