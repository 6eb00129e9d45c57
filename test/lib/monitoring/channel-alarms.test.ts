import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import { ChannelAlarms } from '../../../lib/monitoring/channel-alarms';
import { ChannelDestination } from '../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../lib/stream/channel/delivery-channel';
import { DataStream } from '../../../lib/stream/data-stream';
import { alarmsOf, math, NOTIFY, term } from './alarms';

function channelAlarms(dataFreshness?: Duration) {
  return alarmsOf((stack) => {
    const source = new DataStream(stack, 'Stream', { streamName: 'clicks' });
    const destination = ChannelDestination.bucket(new Bucket(stack, 'Bucket'));
    const channelName = 'archive';
    const channel = new DeliveryChannel(stack, 'Channel', { source, destination, channelName, dataFreshness });
    return new ChannelAlarms(stack, 'Alarms', { channel, actions: [NOTIFY] });
  });
}

const STREAM = { StreamName: { Ref: 'Stream46233657' } };
const CHANNEL = {
  ChannelId: { 'Fn::GetAtt': ['Channel4048F119', 'ChannelId'] },
  ChannelName: 'archive',
  ...STREAM,
};
const common = { AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'] };
const once = { ...common, EvaluationPeriods: 1, DatapointsToAlarm: 1 };
const events = { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0, TreatMissingData: 'notBreaching' };
const ofChannel = (id: string, name: string) =>
  term(id, ['AWS/Kinesis', `DeliveryToS3.${name}`], CHANNEL, ['Sum', 900]);

describe('ChannelAlarms', () => {
  test('tell a channel that is late, stopped, fails on records, or loses track of them', () => {
    const dimensions = Object.entries(CHANNEL).map(([Name, Value]) => ({ Name, Value }));
    const metric = { Namespace: 'AWS/Kinesis', Dimensions: dimensions, Period: 300 };
    expect(channelAlarms()).toEqual({
      Freshness: {
        ...once,
        ...metric,
        MetricName: 'DeliveryToS3.DataFreshness',
        Statistic: 'Maximum',
        Threshold: 1_200,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'ignore',
        AlarmDescription: 'Records wait longer than they may: the channel is behind, or keeps retrying',
      },
      Stopped: {
        ...common,
        ...events,
        EvaluationPeriods: 2,
        DatapointsToAlarm: 2,
        AlarmDescription:
          'The channel delivered nothing for half an hour while records were written: check that it is active',
        ...math(
          'IF(SUM([delivered, failed, 0 * written]) == 0, written, 0)',
          ofChannel('delivered', 'SuccessfulRecordCount'),
          ofChannel('failed', 'FailedRecordCount'),
          term('written', ['AWS/Kinesis', 'IncomingRecords'], STREAM, ['Sum', 900]),
        ),
      },
      FailedRecords: {
        ...once,
        ...events,
        ...metric,
        MetricName: 'DeliveryToS3.FailedRecordCount',
        Statistic: 'Sum',
        AlarmDescription:
          'Records could not be delivered: the dead letters say which, and the stream still has them for a while',
      },
      LostDeadLetters: {
        ...once,
        ...events,
        AlarmDescription:
          'Records could not be delivered, and no dead letters written: check the bucket for them, and the role',
        ...math(
          'IF(SUM([deadLetters, 0 * failed]) == 0, failed, 0)',
          ofChannel('failed', 'FailedRecordCount'),
          ofChannel('deadLetters', 'DLQDeliverySuccess'),
        ),
      },
    });
  });

  test.each([300, 900])('with a data freshness of %d s, a delivery is late 15 minutes after that', (seconds) => {
    expect(channelAlarms(Duration.seconds(seconds))).toMatchObject({ Freshness: { Threshold: seconds + 900 } });
  });

  test('count an unknown data freshness as the longest', () => {
    const unknown = Duration.seconds(Lazy.number({ produce: () => 300 }));
    expect(channelAlarms(unknown)).toMatchObject({ Freshness: { Threshold: 1_800 } });
  });
});
