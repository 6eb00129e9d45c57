import { ConsumerAlarms } from '../../../lib/monitoring/consumer-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { alarmsOf, math, NOTIFY, term } from './alarms';

describe('ConsumerAlarms', () => {
  test('watch how far the consumer is behind and whether it reads, by the names of its stream and its own', () => {
    const alarms = alarmsOf((stack) => {
      const consumer = new DataStream(stack, 'Stream').addConsumer('Consumer', { consumerName: 'metrics' });
      return new ConsumerAlarms(stack, 'Alarms', { consumer, actions: [NOTIFY] });
    });
    const StreamName = { Ref: expect.stringMatching(/^Stream/) };
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
      Stopped: {
        ...math(
          'IF(SUM([activity, 0 * written]) == 0, written, 0)',
          term('activity', ['AWS/Kinesis', 'SubscribeToShardEvent.Records'], { ConsumerName: 'metrics', StreamName }, [
            'Sum',
            300,
          ]),
          term('written', ['AWS/Kinesis', 'IncomingRecords'], { StreamName }, ['Sum', 300]),
        ),
        Threshold: 0,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 3,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
        AlarmDescription:
          'The enhanced fan-out consumer read nothing for a quarter of an hour while records were written',
      },
    });
  });
});
