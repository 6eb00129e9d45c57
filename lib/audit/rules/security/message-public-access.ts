import { isForEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

export const messagePublicAccess: Rule = {
  id: 'message-public-access',
  title: 'The policy of a queue or of a topic lets everybody in',
  why: 'Any AWS account can read failed records and alarms, or send messages that consumers take for genuine.',
  severity: 'high',
  fix: 'Name the accounts or services in Principal and add a condition on aws:SourceArn or aws:SourceAccount.',
  controls: { securityHub: ['SNS.4', 'SQS.3'], wellArchitected: ['SEC03-BP07'] },
  concern: 'security',
  types: [
    ...['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
    ...['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  ],
  check: forbidsStatements('PolicyDocument', isForEverybody),
};
