import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { ProcessorAlarms } from '../../../lib/monitoring/processor-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import type { IStreamEventSource } from '../../../lib/stream/stream-event-source';
import { alarmsOf, math, NOTIFY, term } from './alarms';

const HANDLER_ARN = 'arn:aws:lambda:eu-central-1:111111111111:function:sessions';
const MAPPING_ID = 'a1b2c3d4-5678-90ab-cdef-11111EXAMPLE';

const common = { Namespace: 'AWS/Lambda', Period: 300, AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'] };
const byFunction = { ...common, Dimensions: [{ Name: 'FunctionName', Value: 'sessions' }] };
const byMapping = { ...common, Dimensions: [{ Name: 'EventSourceMappingUUID', Value: MAPPING_ID }] };
const unwanted = {
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
};
const events = { ...unwanted, Statistic: 'Sum', EvaluationPeriods: 1, DatapointsToAlarm: 1 };
const age = {
  ...byFunction,
  MetricName: 'IteratorAge',
  Statistic: 'Maximum',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  TreatMissingData: 'ignore',
};

function processorAlarms(sourceOf: (dataStream: DataStream) => IStreamEventSource = (dataStream) => dataStream) {
  return alarmsOf((stack) => {
    const handler = lambda.Function.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
    const eventSourceMapping = lambda.EventSourceMapping.fromEventSourceMappingId(stack, 'Mapping', MAPPING_ID);
    const dataStream = new DataStream(stack, 'Stream', { streamName: 'clicks', retentionPeriod: Duration.hours(24) });
    const source = sourceOf(dataStream);
    return new ProcessorAlarms(stack, 'Alarms', { handler, eventSourceMapping, source, actions: [NOTIFY] });
  });
}

describe('ProcessorAlarms', () => {
  test('watch the function by its name, and what its mapping reads and gives up on by the id of that', () => {
    const StreamName = { Ref: expect.stringMatching(/^Stream/) };
    expect(processorAlarms()).toEqual({
      'Function/Errors': expect.objectContaining({ MetricName: 'Errors' }),
      'Function/Throttles': expect.objectContaining({ MetricName: 'Throttles' }),
      IteratorAgeQuarter: {
        ...age,
        Threshold: 21_600_000,
        AlarmDescription: 'The function is behind by a quarter of the retention period, after which records are lost',
      },
      IteratorAgeHalf: {
        ...age,
        Threshold: 43_200_000,
        AlarmDescription: 'The function is behind by half of the retention period, after which records are lost',
      },
      Stopped: {
        ...unwanted,
        ...math(
          'IF(SUM([activity, 0 * written]) == 0, written, 0)',
          term('activity', ['AWS/Lambda', 'PolledEventCount'], { EventSourceMappingUUID: MAPPING_ID }, ['Sum', 300]),
          term('written', ['AWS/Kinesis', 'IncomingRecords'], { StreamName }, ['Sum', 300]),
        ),
        EvaluationPeriods: 3,
        DatapointsToAlarm: 3,
        AlarmActions: common.AlarmActions,
        AlarmDescription: 'The function read nothing for a quarter of an hour while records were written',
      },
      FailedRecords: {
        ...byMapping,
        ...events,
        MetricName: 'OnFailureDestinationDeliveredEventCount',
        AlarmDescription: 'Records went to the failure destination: mend the cause, then process them again from there',
      },
      DroppedRecords: {
        ...byMapping,
        ...events,
        MetricName: 'DroppedEventCount',
        AlarmDescription:
          'Records were given up on and no failure destination took them: check its policy and its key, and read them from the stream before its retention period ends',
      },
    });
  });

  test('leave it to the alarms of an enhanced fan-out consumer whether that still reads', () => {
    const ids = Object.keys(processorAlarms((dataStream) => dataStream.addConsumer('Sessions')));
    expect(ids).toContain('IteratorAgeHalf');
    expect(ids).not.toContain('Stopped');
  });
});
