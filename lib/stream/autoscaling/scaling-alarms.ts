import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const MINUTE = Duration.minutes(1);
const IDLE_MINUTES = 15;
/** Three quarters of the shards may do for this part of the target utilization, with a little to spare. */
const SCALE_IN_PART = 0.7;

/** What is known of an alarm before it is made, so that it and the function it starts do not wait for one another. */
export interface ScalingAlarm {
  readonly name: string;
  readonly arn: string;
  /** The function moves the threshold with the open shards. */
  readonly thresholdPerShard: number;
}

/** The two alarms of a stream, which start its autoscaler. */
export class ScalingAlarms {
  public readonly scaleOut: ScalingAlarm;
  public readonly scaleIn: ScalingAlarm;

  /** @param utilization Part of the write capacity that is aimed at. */
  constructor(
    private readonly stream: IStream,
    utilization: number,
  ) {
    this.scaleOut = scalingAlarm(stream, 'scale-out', utilization);
    this.scaleIn = scalingAlarm(stream, 'scale-in', rounded(utilization * SCALE_IN_PART));
  }

  /** @param openShards What the thresholds begin with. */
  public create(scope: Construct, openShards: number, action: IAlarmAction): void {
    const metric = shardsInUse(this.stream);
    new Alarm(scope, 'ScaleOutAlarm', {
      metric,
      alarmName: this.scaleOut.name,
      alarmDescription: 'The writes take more of the shards than they should',
      threshold: rounded(openShards * this.scaleOut.thresholdPerShard),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);
    new Alarm(scope, 'ScaleInAlarm', {
      metric,
      alarmName: this.scaleIn.name,
      alarmDescription: 'The writes could do with fewer shards',
      threshold: rounded(openShards * this.scaleIn.thresholdPerShard),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: IDLE_MINUTES,
      // A stream that nobody writes to reports nothing.
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(action);
  }
}

function scalingAlarm(stream: IStream, suffix: string, thresholdPerShard: number): ScalingAlarm {
  const name = `${stream.streamName}-${suffix}`;
  const arn = Stack.of(stream).formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { name, arn, thresholdPerShard };
}

/** The shards that the writes of a minute would fill: each takes 1 MiB and 1,000 records per second. */
function shardsInUse(stream: IStream): MathExpression {
  const sum = { statistic: 'Sum', period: MINUTE };
  return new MathExpression({
    expression: 'MAX([bytes / 60 / 1048576, records / 60 / 1000])',
    usingMetrics: { bytes: stream.metricIncomingBytes(sum), records: stream.metricIncomingRecords(sum) },
    label: 'Shards in use',
    period: MINUTE,
  });
}

/** As the function rounds, so that it finds nothing to move. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
