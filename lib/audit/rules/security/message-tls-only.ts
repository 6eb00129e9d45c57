import type { Rule } from '../../rule';
import { requiresTls } from './requires-tls';

export const messageTlsOnly: Rule = {
  id: 'message-tls-only',
  title: 'A queue or a topic can be used without TLS',
  why: 'Messages can be read and changed on their way through the network.',
  severity: 'medium',
  fix: 'Attach a policy that denies everybody where aws:SecureTransport is false.',
  controls: { nist80053r5: ['SC-8', 'SC-8(1)'], wellArchitected: ['SEC09-BP02'] },
  concern: 'security',
  types: ['AWS::SNS::Topic', 'AWS::SQS::Queue'],
  check: requiresTls((denials) => denials.length > 0),
};
