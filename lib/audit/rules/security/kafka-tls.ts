import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ENCRYPTION_IN_TRANSIT } from './requirements';

const CLUSTER = 'AWS::MSK::Cluster';
const CONNECTOR = 'AWS::KafkaConnect::Connector';
const IN_TRANSIT = 'EncryptionInfo.EncryptionInTransit';

const CHECKS: Readonly<Record<string, readonly Rule['check'][]>> = {
  [CLUSTER]: [
    requires(`${IN_TRANSIT}.ClientBroker`, isTls, { absent: 'TLS' }),
    requires(`${IN_TRANSIT}.InCluster`, isTrue, { absent: true }),
  ],
  [CONNECTOR]: [requires('KafkaClusterEncryptionInTransit.EncryptionType', isTls)],
};

export const kafkaTls: Rule = {
  id: 'kafka-tls',
  title: 'Records travel to, from or within a Kafka cluster without TLS',
  why: 'They can be read and changed on their way through the network.',
  severity: 'medium',
  fix: 'Set ClientBroker of EncryptionInTransit to TLS and InCluster to true, or leave both out; set EncryptionType of connectors to TLS.',
  controls: { ...ENCRYPTION_IN_TRANSIT, securityHub: ['MSK.1', 'MSK.3'] },
  concern: 'security',
  types: [CLUSTER, CONNECTOR],
  check: (resource, template) => (CHECKS[resource.type] ?? []).flatMap((check) => check(resource, template)),
};

function isTls(value: unknown): boolean {
  return value === 'TLS';
}
