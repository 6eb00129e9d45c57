import type { ActAs } from '../kernel/acting-services';
import type { SandboxContext } from '../kernel/context';
import type { ResourceRequest, ResourceType } from '../kernel/room';
import { stringProperty } from '../kernel/template-values';
import type { AlarmBoard } from './alarm-board';
import type { Dashboard } from './dashboard/dashboard-reader';
import { logsPrincipal, requireLogGroupKey } from './log-group-key';

export function cloudWatchTypes(
  context: SandboxContext,
  as: ActAs,
  board: AlarmBoard,
  dashboards: Dashboard[],
): ResourceType[] {
  const { partition, region, account } = context;
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
      honours: ['LogGroupName', 'KmsKeyId'],
      records: ['RetentionInDays', 'LogGroupClass', 'DataProtectionPolicy', 'DeletionProtectionEnabled', 'Tags'],
      create: (request) => {
        const name = nameOf(request, 'LogGroupName');
        const sourceArn = `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
        const { identity } = as({ service: logsPrincipal(context), sourceArn });
        requireLogGroupKey(identity, sourceArn, request.properties.KmsKeyId, context);
        return { ref: name, attributes: { Arn: `${sourceArn}:*` } };
      },
    },
    {
      type: 'AWS::Logs::LogStream',
      honours: ['LogGroupName', 'LogStreamName'],
      create: (request) => ({ ref: nameOf(request, 'LogStreamName') }),
    },
  ];
}
