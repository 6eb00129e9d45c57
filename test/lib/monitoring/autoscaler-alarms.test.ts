import { AutoscalerAlarms } from '../../../lib/monitoring/autoscaler-alarms';
import { ShardAutoscaler } from '../../../lib/stream/autoscaling/shard-autoscaler';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { alarmsOf, math, NOTIFY, term } from './alarms';

describe('AutoscalerAlarms', () => {
  test('tell of shards that may not be added, and of an autoscaler that fails or does nothing', () => {
    const alarms = alarmsOf((stack) => {
      const { stream } = new DataStream(stack, 'Stream', { capacity: StreamCapacity.provisioned(1) });
      const autoscaler = new ShardAutoscaler(stack, 'Autoscaler', { stream, maxShards: 8 });
      return new AutoscalerAlarms(stack, 'Alarms', { autoscaler, actions: [NOTIFY] });
    });
    const StreamName = { Ref: expect.stringMatching(/^Stream/) };
    const FunctionName = { Ref: expect.stringMatching(/^AutoscalerFunction/) };
    const unwanted = {
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 3,
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
    };
    expect(alarms).toEqual({
      'Function/Errors': expect.objectContaining({ Dimensions: [{ Name: 'FunctionName', Value: FunctionName }] }),
      'Function/Throttles': expect.objectContaining({ MetricName: 'Throttles' }),
      MissingShards: {
        ...unwanted,
        Namespace: 'KinesisPipelines',
        MetricName: 'MissingShards',
        Dimensions: [{ Name: 'StreamName', Value: StreamName }],
        Statistic: 'Maximum',
        Period: 300,
        DatapointsToAlarm: 2,
        AlarmDescription:
          'The stream needs shards that its maximum, or the changes which Kinesis makes in a day, deny: raise the maximum, or add shards by hand',
      },
      Stopped: {
        ...unwanted,
        ...math(
          'IF(SUM([activity, 0 * written]) == 0, written, 0)',
          term('activity', ['AWS/Lambda', 'Invocations'], { FunctionName }, ['Sum', 300]),
          term('written', ['AWS/Kinesis', 'IncomingRecords'], { StreamName }, ['Sum', 300]),
        ),
        DatapointsToAlarm: 3,
        AlarmDescription: 'The autoscaler did nothing for a quarter of an hour while records were written',
      },
    });
  });
});
