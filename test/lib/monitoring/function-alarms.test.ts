import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FunctionAlarms } from '../../../lib/monitoring/function-alarms';
import { alarmsOf, NOTIFY } from './alarms';

const HANDLER_ARN = 'arn:aws:lambda:eu-central-1:111111111111:function:sessions';

describe('FunctionAlarms', () => {
  test('watch lasting errors and throttles, by the name of the function', () => {
    const alarms = alarmsOf((stack) => {
      const handler = lambda.Function.fromFunctionArn(stack, 'Handler', HANDLER_ARN);
      return new FunctionAlarms(stack, 'Alarms', { handler, actions: [NOTIFY] });
    });
    const lasting = {
      Namespace: 'AWS/Lambda',
      Dimensions: [{ Name: 'FunctionName', Value: 'sessions' }],
      Statistic: 'Sum',
      Period: 300,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
    };
    expect(alarms).toEqual({
      Errors: {
        ...lasting,
        MetricName: 'Errors',
        AlarmDescription: 'The function keeps failing: its log tells why',
      },
      Throttles: {
        ...lasting,
        MetricName: 'Throttles',
        AlarmDescription: 'Lambda keeps throttling the function: its reserved or the account concurrency is used up',
      },
    });
  });
});
