import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ContextAttribute, Schedule, type ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { type Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { serviceRole } from './service-role';

export interface FunctionSchedulesProps {
  readonly handler: IFunction;
  /** What the schedules do. */
  readonly description: string;
  /** How old an event may become; it is not repeated, as the next one comes round. */
  readonly maxEventAge: Duration;
}

export interface FunctionSchedule {
  readonly schedule: ScheduleExpression;
  readonly description: string;
  /** Members of the event beside `time`, the moment that the run was scheduled for. */
  readonly input?: Record<string, unknown>;
}

/** What invokes a function by the clock, with a role of its own. */
export class FunctionSchedules {
  private readonly role: IRole;

  constructor(
    private readonly scope: Construct,
    private readonly props: FunctionSchedulesProps,
  ) {
    const { handler, description } = props;
    this.role = schedulerRole(scope, description);
    const resourceArns = [handler.functionArn];
    Grant.addToPrincipal({ grantee: this.role, actions: ['lambda:InvokeFunction'], resourceArns });
  }

  add(id: string, { schedule, description, input = {} }: FunctionSchedule): Schedule {
    const target = {
      arn: this.props.handler.functionArn,
      role: this.role,
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime, ...input }),
      retryPolicy: { maximumEventAgeInSeconds: this.props.maxEventAge.toSeconds(), maximumRetryAttempts: 0 },
    };
    const created = new Schedule(this.scope, id, { schedule, description, target: { bind: () => target } });
    created.node.addDependency(this.role);
    return created;
  }
}

/** EventBridge Scheduler names the group of a schedule, not the schedule, when it assumes a role. */
function schedulerRole(scope: Construct, description: string): IRole {
  return serviceRole(scope, 'ScheduleRole', {
    service: 'scheduler.amazonaws.com',
    description,
    sourceArn: Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
  });
}
