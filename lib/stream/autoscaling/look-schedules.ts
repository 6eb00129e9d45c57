import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  type ScheduleTargetConfig,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';
import type { ShardPeak } from './shard-peak';

const MINUTE = Duration.minutes(1);

/** What starts an autoscaler by the clock. */
export class LookSchedules {
  private readonly role: IRole;

  constructor(
    private readonly scope: Construct,
    private readonly handler: IFunction,
  ) {
    this.role = schedulerRole(scope);
    Grant.addToPrincipal({
      grantee: this.role,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [handler.functionArn],
    });
  }

  /** Whatever an alarm missed, and whatever had to wait, is seen a minute later. */
  public everyMinute(id: string): Schedule {
    return this.schedule(id, ScheduleExpression.rate(MINUTE), 'Looks whether the stream has the shards it needs');
  }

  /** Every look knows the peak; this one comes as it begins, and lets a deployment refuse what is no schedule. */
  public peak(id: string, { schedule, minShards }: ShardPeak): Schedule {
    return this.schedule(id, schedule, `Looks as a peak begins, which wants at least ${minShards} shards`);
  }

  private schedule(id: string, schedule: ScheduleExpression, description: string): Schedule {
    const looks = new Schedule(this.scope, id, { schedule, description, target: { bind: () => this.target() } });
    looks.node.addDependency(this.role);
    return looks;
  }

  /** The next minute looks again, so a look that fails is not repeated. */
  private target(): ScheduleTargetConfig {
    return {
      arn: this.handler.functionArn,
      role: this.role,
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
      retryPolicy: { maximumEventAgeInSeconds: MINUTE.toSeconds(), maximumRetryAttempts: 0 },
    };
  }
}

/** EventBridge Scheduler names the group of a schedule, not the schedule, when it assumes a role. */
function schedulerRole(scope: Construct): IRole {
  return serviceRole(scope, 'ScheduleRole', {
    service: 'scheduler.amazonaws.com',
    description: 'Starts the autoscaler of a stream',
    sourceArn: Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
  });
}
