import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../../toolkit/sandbox/sandbox';

export const START = new Date('2026-01-01T00:00:00Z');
export const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const DIMENSIONS = [{ Name: 'Service', Value: 'shop' }];
export const METRIC = { Namespace: 'App', MetricName: 'Errors', Dimensions: DIMENSIONS };

export const ALARM: PutMetricAlarmCommandInput = {
  AlarmName: 'errors',
  ...METRIC,
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 2,
  DatapointsToAlarm: 1,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
};

export let sandbox: Sandbox;
export let client: CloudWatchClient;

/** A sandbox with a topic, and the SDK's client of it, anew for each test of the file. */
export function useSandbox(): void {
  beforeEach(async () => {
    const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } } } };
    sandbox = await Sandbox.start({ template, clock: new VirtualClock(START) });
    const { endpoint, region } = sandbox;
    client = new CloudWatchClient({ endpoint, region, credentials: sandbox.credentials() });
  });

  afterEach(() => sandbox.close());
}

export function putAlarm(input: Partial<PutMetricAlarmCommandInput> = {}) {
  return client.send(new PutMetricAlarmCommand({ ...ALARM, ...input }));
}

export function putErrors(...Values: number[]) {
  const MetricData = [{ MetricName: 'Errors', Dimensions: DIMENSIONS, Values }];
  return client.send(new PutMetricDataCommand({ Namespace: 'App', MetricData }));
}

export async function theAlarm(): Promise<MetricAlarm | undefined> {
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['errors'] }));
  return MetricAlarms[0];
}
