import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { ProcessorAlarms } from '../../../lib/monitoring/processor-alarms';
import { alarmsOf, NOTIFY } from './alarms';

const HANDLER_ARN = 'arn:aws:lambda:eu-central-1:111111111111:function:sessions';
const MAPPING_ID = 'a1b2c3d4-5678-90ab-cdef-11111EXAMPLE';

const common = { Namespace: 'AWS/Lambda', Period: 300, AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'] };
const byFunction = { ...common, Dimensions: [{ Name: 'FunctionName', Value: 'sessions' }] };
const byMapping = { ...common, Dimensions: [{ Name: 'EventSourceMappingUUID', Value: MAPPING_ID }] };
const events = {
  Statistic: 'Sum',
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  TreatMissingData: 'notBreaching',
};
const age = {
  ...byFunction,
  MetricName: 'IteratorAge',
  Statistic: 'Maximum',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  TreatMissingData: 'ignore',
};
describe('ProcessorAlarms', () => {
  test('watch the function by its name, and what its mapping gave up on by the id of that', () => {
    const alarms = alarmsOf((stack) => {
      const handler = lambda.Function.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
      const eventSourceMapping = lambda.EventSourceMapping.fromEventSourceMappingId(stack, 'Mapping', MAPPING_ID);
      const retentionPeriod = Duration.hours(24);
      return new ProcessorAlarms(stack, 'Alarms', { handler, eventSourceMapping, retentionPeriod, actions: [NOTIFY] });
    });
    expect(alarms).toEqual({
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
          'Records were given up on and went nowhere: they are in the stream until its retention period ends',
      },
      UndeliveredFailures: {
        ...byFunction,
        ...events,
        MetricName: 'DestinationDeliveryFailures',
        AlarmDescription:
          'Failed records could not be written to the failure destination: check its policy and its key',
      },
    });
  });
});
