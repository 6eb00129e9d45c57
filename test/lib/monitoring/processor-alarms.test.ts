import { Annotations } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
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
        ...unwanted,
        ...math(
          'SUM([dropped, refused])',
          term('dropped', ['AWS/Lambda', 'DroppedEventCount'], { EventSourceMappingUUID: MAPPING_ID }, ['Sum', 300]),
          term('refused', ['AWS/Lambda', 'DestinationDeliveryFailures'], { FunctionName: 'sessions' }, ['Sum', 300]),
        ),
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        AlarmActions: common.AlarmActions,
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

  test.each<[string, lambda.MetricType[] | undefined, number]>([
    ['warn of a mapping that does not count what it gives up on', undefined, 1],
    ['warn of one that counts something else', [lambda.MetricType.ERROR_COUNT], 1],
    ['are content with one that counts', [lambda.MetricType.EVENT_COUNT], 0],
  ])('%s', (_, metrics, warnings) => {
    const stack = new Stack(new App(), 'Stack');
    const handler = lambda.Function.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
    const source = new DataStream(stack, 'Stream');
    const eventSourceMapping = new lambda.EventSourceMapping(stack, 'Mapping', {
      target: handler,
      eventSourceArn: source.eventSourceArn,
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      metricsConfig: metrics && { metrics },
    });
    new ProcessorAlarms(stack, 'Alarms', { handler, eventSourceMapping, source, actions: [NOTIFY] });
    const message =
      'Stack/Alarms: Stack/Mapping does not count events, by which alarms tell whether it reads, and what it gave up on [ack: cdk-kinesis-pipelines:eventsNotCounted]';
    expect(Annotations.fromStack(stack).findWarning('/Stack/Alarms', message)).toHaveLength(warnings);
  });
});
