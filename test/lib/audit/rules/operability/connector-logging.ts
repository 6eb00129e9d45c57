import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const connector = (WorkerLogDelivery: unknown) =>
  only('AWS::KafkaConnect::Connector', { LogDelivery: { WorkerLogDelivery } });
const property = 'LogDelivery.WorkerLogDelivery';

export const passing: Fixture['passing'] = [
  connector({ CloudWatchLogs: { Enabled: true, LogGroup: 'connector' } }),
  connector({ CloudWatchLogs: { Enabled: false }, S3: { Enabled: true } }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::KafkaConnect::Connector'), { property }),
  found(connector({ CloudWatchLogs: { Enabled: false } }), { property }),
  found(connector({ Firehose: { Enabled: UNKNOWN } }), {
    property: `${property}.Firehose.Enabled`,
    value: UNKNOWN,
    unresolved: true,
  }),
];
