import { ConsumerAlarms } from '../../../lib/monitoring/consumer-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { alarmsOf, NOTIFY } from './alarms';

describe('ConsumerAlarms', () => {
  test('watch how far the consumer is behind, by the names of its stream and its own', () => {
    const alarms = alarmsOf((stack) => {
      const consumer = new DataStream(stack, 'Stream').addConsumer('Consumer', { consumerName: 'metrics' });
      return new ConsumerAlarms(stack, 'Alarms', { consumer, actions: [NOTIFY] });
    });
    const lag = {
      Namespace: 'AWS/Kinesis',
      MetricName: 'SubscribeToShardEvent.MillisBehindLatest',
      Dimensions: [
        { Name: 'ConsumerName', Value: 'metrics' },
        { Name: 'StreamName', Value: { Ref: expect.stringMatching(/^Stream/) } },
      ],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
    };
    const description = (part: string) =>
      `The enhanced fan-out consumer is behind by ${part} of the retention period, after which records are lost`;
    expect(alarms).toEqual({
      LagQuarter: { ...lag, Threshold: 151_200_000, AlarmDescription: description('a quarter') },
      LagHalf: { ...lag, Threshold: 302_400_000, AlarmDescription: description('half') },
    });
  });
});
