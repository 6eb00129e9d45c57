import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';

type Create = (request: ResourceRequest) => CreatedResource;

export function schedulerTypes(create: {
  readonly createSchedule: Create;
  readonly createScheduleGroup: Create;
}): ResourceType[] {
  return [
    {
      type: 'AWS::Scheduler::Schedule',
      honours: [
        'Name',
        'GroupName',
        'ScheduleExpression',
        'ScheduleExpressionTimezone',
        'StartDate',
        'EndDate',
        'State',
        'FlexibleTimeWindow',
        'Target.Arn',
        'Target.Input',
        'Target.RoleArn',
      ],
      records: ['Description', 'KmsKeyArn', 'Target.RetryPolicy'],
      create: create.createSchedule,
    },
    {
      type: 'AWS::Scheduler::ScheduleGroup',
      honours: ['Name'],
      records: ['Tags'],
      create: create.createScheduleGroup,
    },
  ];
}
