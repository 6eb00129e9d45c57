import type { Session } from '../session';

export async function settings(session: Session): Promise<void> {
  const logs = await session.stream('logs');
  const byArn = { StreamARN: session.arn('logs') };
  const change = async (name: string, operation: string, input: object) => {
    await session.step(name, operation, input);
    await session.settle('logs');
    await session.step(`summary after ${name}`, 'DescribeStreamSummary', logs);
  };
  const retain = (name: string, direction: string, RetentionPeriodHours: number) =>
    change(name, `${direction}StreamRetentionPeriod`, { ...logs, RetentionPeriodHours });
  await retain('retention up', 'Increase', 168);
  await retain('retention up to what it is', 'Increase', 168);
  await retain('retention up to less', 'Increase', 48);
  await retain('retention up too far', 'Increase', 8761);
  await retain('retention down', 'Decrease', 48);
  await retain('retention down to more', 'Decrease', 72);
  await retain('retention down too far', 'Decrease', 23);

  const key = { ...logs, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' };
  await change('encryption on', 'StartStreamEncryption', key);
  await session.step('put encrypted', 'PutRecord', { ...logs, PartitionKey: 'k', Data: 'QQ==' });
  await session.step('put many encrypted', 'PutRecords', { ...logs, Records: [{ PartitionKey: 'k', Data: 'QQ==' }] });
  await session.step('encryption without a key', 'StartStreamEncryption', { ...logs, EncryptionType: 'KMS' });
  await change('encryption off', 'StopStreamEncryption', key);

  const monitor = (name: string, operation: string, ...ShardLevelMetrics: string[]) =>
    session.step(name, operation, { ...logs, ShardLevelMetrics });
  await monitor('metrics on', 'EnableEnhancedMonitoring', 'IncomingBytes', 'OutgoingBytes');
  await monitor('more metrics on', 'EnableEnhancedMonitoring', 'IncomingRecords');
  await monitor('a metric off', 'DisableEnhancedMonitoring', 'OutgoingBytes');
  await monitor('all metrics on', 'EnableEnhancedMonitoring', 'ALL');
  await session.step('summary with metrics', 'DescribeStreamSummary', logs);
  await monitor('all metrics off', 'DisableEnhancedMonitoring', 'ALL');
  await monitor('an unknown metric on', 'EnableEnhancedMonitoring', 'Nothing');
  await monitor('no metric on', 'EnableEnhancedMonitoring');

  await change('larger records', 'UpdateMaxRecordSize', { ...byArn, MaxRecordSizeInKiB: 2048 });
  await change('too large records', 'UpdateMaxRecordSize', { ...byArn, MaxRecordSizeInKiB: 10_241 });
  await change('on-demand', 'UpdateStreamMode', { ...byArn, StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  await change('provisioned', 'UpdateStreamMode', { ...byArn, StreamModeDetails: { StreamMode: 'PROVISIONED' } });
  await change('no mode', 'UpdateStreamMode', { ...byArn, StreamModeDetails: { StreamMode: 'NONE' } });
}
