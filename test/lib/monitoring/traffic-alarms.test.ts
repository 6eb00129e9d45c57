import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { App, Stack } from 'aws-cdk-lib/core';
import { TRAFFIC_METRICS } from '../../../lambda/traffic-window/traffic';
import { TrafficAlarms, type TrafficAlarmsProps } from '../../../lib/monitoring/traffic-alarms';
import { TrafficMetrics } from '../../../lib/monitoring/traffic-metrics';
import { alarmsOf, NOTIFY } from './alarms';

function streamIn(stack: Stack): kinesis.IStream {
  return kinesis.Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:::stream/access-logs');
}

function trafficAlarms(props: Partial<TrafficAlarmsProps> = {}) {
  return alarmsOf(
    (stack) =>
      new TrafficAlarms(stack, 'Alarms', {
        stream: streamIn(stack),
        metricNamespace: 'KinesisPipelines',
        actions: [NOTIFY],
        ...props,
      }),
  );
}

function sumOf(MetricName: string, Namespace = 'KinesisPipelines') {
  const Metric = { Namespace, MetricName, Dimensions: [{ Name: 'StreamName', Value: 'access-logs' }] };
  return { MetricStat: { Metric, Period: 300, Stat: 'Sum' }, ReturnData: false };
}

describe('TrafficAlarms', () => {
  const common = {
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
  };

  test('watch the rates of server errors and malformed lines', () => {
    expect(trafficAlarms()).toEqual({
      ServerErrors: {
        ...common,
        Metrics: [
          { Expression: '100 * errors / requests', Id: 'expr_1', ReturnData: true },
          { ...sumOf('ServerErrors'), Id: 'errors' },
          { ...sumOf('Requests'), Id: 'requests' },
        ],
        AlarmDescription: 'More than 5 % of the requests end in a server error',
      },
      MalformedLines: {
        ...common,
        Metrics: [
          { Expression: '100 * malformed / (malformed + requests)', Id: 'expr_1', ReturnData: true },
          { ...sumOf('MalformedLines'), Id: 'malformed' },
          { ...sumOf('Requests'), Id: 'requests' },
        ],
        AlarmDescription: 'More than 5 % of the lines are malformed: the format of a log has changed',
      },
    });
  });

  test('take other rates and another namespace', () => {
    expect(trafficAlarms({ serverErrorRate: 1, malformedRate: 100, metricNamespace: 'Shop' })).toMatchObject({
      ServerErrors: {
        Threshold: 1,
        Metrics: [expect.anything(), expect.objectContaining(sumOf('ServerErrors', 'Shop')), expect.anything()],
      },
      MalformedLines: { Threshold: 100 },
    });
  });

  test.each(['serverErrorRate', 'malformedRate'])('refuse a %s that is no percentage', (prop) => {
    for (const rate of [0, 101]) {
      expect(() => trafficAlarms({ [prop]: rate })).toThrow(
        `Stack/Alarms: ${prop} must be a whole number of percent from 1 to 100, got ${rate}`,
      );
    }
  });

  test('refuse a namespace nothing can be written to', () => {
    const allowed = '1 to 255 letters, digits and ._-/#:, not beginning with AWS/';
    expect(() => trafficAlarms({ metricNamespace: 'AWS/Web' })).toThrow(
      new Error(`Stack/Alarms: metricNamespace must be ${allowed}, got "AWS/Web"`),
    );
  });

  test('use the names under which the traffic window writes its metrics', () => {
    const metrics = new TrafficMetrics(streamIn(new Stack(new App(), 'Stack')), 'KinesisPipelines');
    const { requests, clientErrors, serverErrors, bytes, malformedLines } = {
      requests: metrics.requests(),
      clientErrors: metrics.clientErrors(),
      serverErrors: metrics.serverErrors(),
      bytes: metrics.bytes(),
      malformedLines: metrics.malformedLines(),
    };
    const names = [requests, clientErrors, serverErrors, bytes, malformedLines].map((metric) => metric.metricName);
    expect(Object.keys(TRAFFIC_METRICS)).toEqual(expect.arrayContaining(names));
  });
});
