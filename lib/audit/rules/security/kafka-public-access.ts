import { requires } from '../../expectation';
import type { Rule } from '../../rule';
import { NO_PUBLIC_ACCESS } from './requirements';

const NONE = 'DISABLED';

export const kafkaPublicAccess: Rule = {
  id: 'kafka-public-access',
  title: 'The brokers of a Kafka cluster are publicly accessible',
  why: 'They have addresses on the internet: only a security group and the authentication stand before the topics.',
  severity: 'high',
  fix: 'Set Type of PublicAccess to DISABLED, and let Data Firehose read over private connectivity.',
  controls: { ...NO_PUBLIC_ACCESS, securityHub: ['MSK.4'] },
  concern: 'security',
  types: ['AWS::MSK::Cluster'],
  check: requires('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type', (type) => type === NONE, { absent: NONE }),
};
