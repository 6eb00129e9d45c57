import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { FunctionSchedules } from '../../private/function-schedules';
import type { ShardPeak } from './shard-peak';

const MINUTE = Duration.minutes(1);

/** What starts an autoscaler by the clock. The next minute looks again, so a look that fails is not repeated. */
export class LookSchedules {
  private readonly schedules: FunctionSchedules;

  constructor(scope: Construct, handler: IFunction) {
    const description = 'Starts the autoscaler of a stream';
    this.schedules = new FunctionSchedules(scope, { handler, description, maxEventAge: MINUTE });
  }

  /** Whatever an alarm missed, and whatever had to wait, is seen a minute later. */
  public everyMinute(id: string): Schedule {
    const schedule = ScheduleExpression.rate(MINUTE);
    return this.schedules.add(id, { schedule, description: 'Looks whether the stream has the shards it needs' });
  }

  /** Every look knows the peak; this one comes as it begins, and lets a deployment refuse what is no schedule. */
  public peak(id: string, { schedule, minShards }: ShardPeak): Schedule {
    const description = `Looks as a peak begins, which wants at least ${minShards} shards`;
    return this.schedules.add(id, { schedule, description });
  }
}
