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
const LONGEST_EVENT_AGE = Duration.days(1);
const MOST_RETRIES = 185;

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

  /** Whatever an alarm missed, and whatever had to wait, is seen a minute later; so a look that fails is not repeated. */
  public everyMinute(id: string): Schedule {
    return new Schedule(this.scope, id, {
      schedule: ScheduleExpression.rate(MINUTE),
      description: 'Looks whether the stream has the shards it needs',
      target: { bind: () => this.target({}, MINUTE, 0) },
    });
  }

  public peak(id: string, { schedule, duration, minShards }: ShardPeak): Schedule {
    const eventAge = duration.toMinutes() < LONGEST_EVENT_AGE.toMinutes() ? duration : LONGEST_EVENT_AGE;
    return new Schedule(this.scope, id, {
      schedule,
      description: `Keeps at least ${minShards} shards open`,
      target: { bind: () => this.target({ minShards, minutes: duration.toMinutes() }, eventAge, MOST_RETRIES) },
    });
  }

  private target(input: object, maximumEventAge: Duration, maximumRetryAttempts: number): ScheduleTargetConfig {
    return {
      arn: this.handler.functionArn,
      role: this.role,
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime, ...input }),
      retryPolicy: { maximumEventAgeInSeconds: maximumEventAge.toSeconds(), maximumRetryAttempts },
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
