import type { SandboxContext } from '../kernel/context';
import type { ResourceRequest, ResourceType } from '../kernel/room';
import { stringProperty } from '../kernel/template-values';
import type { AlarmBoard } from './alarm-board';
import type { Dashboard } from './dashboard/dashboard-reader';

export function cloudWatchTypes(
  { partition, region, account }: SandboxContext,
  board: AlarmBoard,
  dashboards: Dashboard[],
): ResourceType[] {
  const nameOf = ({ properties, generatedName }: ResourceRequest, property: string) =>
    stringProperty(properties, property) ?? generatedName;
  return [
    {
      type: 'AWS::CloudWatch::Alarm',
      honours: [
        'AlarmName',
        'AlarmDescription',
        'Namespace',
        'MetricName',
        'Dimensions',
        'Statistic',
        'ExtendedStatistic',
        'Period',
        'Metrics',
        'EvaluationPeriods',
        'DatapointsToAlarm',
        'Threshold',
        'ComparisonOperator',
        'TreatMissingData',
        'ActionsEnabled',
        'AlarmActions',
        'OKActions',
        'InsufficientDataActions',
      ],
      records: ['Tags', 'Unit'],
      create: (request) => {
        const name = nameOf(request, 'AlarmName');
        return { ref: name, attributes: { Arn: board.putMetricAlarm(name, request.properties).arn } };
      },
    },
    {
      type: 'AWS::CloudWatch::CompositeAlarm',
      honours: [
        'AlarmName',
        'AlarmDescription',
        'AlarmRule',
        'ActionsEnabled',
        'ActionsSuppressor',
        'ActionsSuppressorWaitPeriod',
        'ActionsSuppressorExtensionPeriod',
        'AlarmActions',
        'OKActions',
        'InsufficientDataActions',
      ],
      records: ['Tags'],
      create: (request) => {
        const name = nameOf(request, 'AlarmName');
        return { ref: name, attributes: { Arn: board.putCompositeAlarm(name, request.properties).arn } };
      },
    },
    {
      type: 'AWS::CloudWatch::Dashboard',
      honours: ['DashboardName', 'DashboardBody'],
      records: ['Tags'],
      create: (request) => {
        const name = nameOf(request, 'DashboardName');
        dashboards.push({ name, body: JSON.parse(stringProperty(request.properties, 'DashboardBody') ?? '{}') });
        return { ref: name };
      },
    },
    {
      type: 'AWS::Logs::LogGroup',
      honours: ['LogGroupName'],
      records: [
        'RetentionInDays',
        'KmsKeyId',
        'LogGroupClass',
        'DataProtectionPolicy',
        'DeletionProtectionEnabled',
        'Tags',
      ],
      create: (request) => {
        const name = nameOf(request, 'LogGroupName');
        return { ref: name, attributes: { Arn: `arn:${partition}:logs:${region}:${account}:log-group:${name}:*` } };
      },
    },
    {
      type: 'AWS::Logs::LogStream',
      honours: ['LogGroupName', 'LogStreamName'],
      create: (request) => ({ ref: nameOf(request, 'LogStreamName') }),
    },
  ];
}
