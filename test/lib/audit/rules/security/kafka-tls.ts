import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (EncryptionInTransit: unknown) =>
  only('AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit } });
const connector = (EncryptionType: unknown) =>
  only('AWS::KafkaConnect::Connector', { KafkaClusterEncryptionInTransit: { EncryptionType } });
const clientBroker = 'EncryptionInfo.EncryptionInTransit.ClientBroker';
const inCluster = 'EncryptionInfo.EncryptionInTransit.InCluster';
const ofConnector = 'KafkaClusterEncryptionInTransit.EncryptionType';

export const passing: Fixture['passing'] = [
  only('AWS::MSK::Cluster'),
  cluster({ ClientBroker: 'TLS', InCluster: true }),
  connector('TLS'),
];

export const failing: Fixture['failing'] = [
  found(cluster({ ClientBroker: 'TLS_PLAINTEXT' }), { property: clientBroker, value: 'TLS_PLAINTEXT' }),
  found(cluster({ InCluster: false }), { property: inCluster, value: false }),
  found(connector('PLAINTEXT'), { property: ofConnector, value: 'PLAINTEXT' }),
  found(only('AWS::KafkaConnect::Connector'), { property: ofConnector }),
  found(cluster({ ClientBroker: UNKNOWN }), { property: clientBroker, value: UNKNOWN, unresolved: true }),
];
