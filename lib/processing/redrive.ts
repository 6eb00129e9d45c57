import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledgements';
import { FunctionSchedules } from '../private/function-schedules';
import { prebuiltFunction } from '../private/prebuilt-function';
import { requireMetricNamespace, requireRange } from '../private/validation';
import { RedriveMetric } from './redrive-metric';
import type { RedriveSource } from './redrive-source';
import type { RedriveTarget } from './redrive-target';

/** The longest that Lambda offers; what is not done then goes on with the next run. */
const TIMEOUT = Duration.minutes(15);
const MEASURING_INTERVAL = Duration.minutes(5);
const BATCH_COUNTS: string[] = [RedriveMetric.BATCHES_WAITING, RedriveMetric.AGE_OF_OLDEST_BATCH];

/** What is redriven, and where to. */
export interface RedriveProps {
  /** Where the failed batches wait. */
  readonly source: RedriveSource;

  /** Where they are brought back to. */
  readonly target: RedriveTarget;

  /**
   * When they are brought back.
   *
   * @default - whenever somebody invokes the function
   */
  readonly schedule?: ScheduleExpression;

  /**
   * How many records are brought back a second: 1 to 1,000,000.
   *
   * @default - as many as the target takes
   */
  readonly recordsPerSecond?: number;

  /**
   * Namespace of the metrics.
   *
   * @default 'KinesisPipelines'
   */
  readonly metricNamespace?: string;
}

/**
 * Brings back what a function could not process, or a delivery stream not deliver, once it can, and until then tells how much
 * waits and for how long.
 *
 * A batch is redriven once, however often a run is repeated, is cut off, or meets another one: whatever it has come to is
 * remembered beside the batch, and at most the one call under way is made again. A batch that fails again is split, so that what
 * waits on is no more than the records that do fail. Batches of a bucket that are done with are kept below `redrive/done/`.
 *
 * Invoke the function with `{}`, or with any of `since`, `until` (times) and `dryRun` (only to tell what waits). With a schedule,
 * a batch that fails again is tried at every run: watch `RedriveMetric.AGE_OF_OLDEST_BATCH`.
 *
 * @example
 * declare const processor: StreamProcessor;
 * declare const failures: FailureBucket;
 * new Redrive(this, 'Redrive', {
 *   source: RedriveSource.bucket(failures.bucket),
 *   target: RedriveTarget.handler(processor.handler),
 * });
 */
export class Redrive extends Construct {
  /** The function that redrives. One run at a time: the others wait for the next. */
  public readonly function: IFunction;

  /** Namespace of the metrics. */
  public readonly metricNamespace: string;

  private readonly sourceName: string;

  constructor(scope: Construct, id: string, props: RedriveProps) {
    super(scope, id);
    requireRange(this, 'recordsPerSecond', props.recordsPerSecond, 1, 1_000_000);
    requireMetricNamespace(this, props.metricNamespace);

    this.metricNamespace = props.metricNamespace ?? 'KinesisPipelines';
    this.sourceName = props.source._name;
    this.function = redriveFunction(this, props, this.metricNamespace);
    const schedules = new FunctionSchedules(this, {
      handler: this.function,
      description: 'Starts redriving and counting failed batches',
      maxEventAge: MEASURING_INTERVAL,
    });
    schedules.add('Measuring', {
      schedule: ScheduleExpression.rate(MEASURING_INTERVAL),
      description: 'Counts the failed batches that wait',
      input: { dryRun: true },
    });
    if (props.schedule !== undefined) {
      schedules.add('Schedule', { schedule: props.schedule, description: 'Brings back failed batches' });
    }
  }

  /**
   * A metric about the failed batches.
   *
   * @param metric What is told.
   * @param options How it is aggregated; by default of 5 minutes, the maximum of what waits, and the sum of what was done.
   */
  public metric(metric: RedriveMetric, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: this.metricNamespace,
      metricName: metric,
      dimensionsMap: { FailureDestination: this.sourceName },
      statistic: BATCH_COUNTS.includes(metric) ? Stats.MAXIMUM : Stats.SUM,
      ...options,
    });
  }
}

function redriveFunction(scope: Construct, props: RedriveProps, metricNamespace: string): IFunction {
  const { source, target, recordsPerSecond } = props;
  const handler = prebuiltFunction(scope, 'Function', {
    asset: 'redrive',
    description: 'Brings back failed batches of a stream',
    memorySize: source._memorySize,
    timeout: TIMEOUT,
    environment: {
      SOURCE: source._url,
      TARGET_ARN: target._arn,
      METRICS_NAMESPACE: metricNamespace,
      ...(recordsPerSecond !== undefined && { RECORDS_PER_SECOND: `${recordsPerSecond}` }),
    },
  });
  (handler.node.defaultChild as CfnFunction).reservedConcurrentExecutions = 1;
  handler.configureAsyncInvoke({ maxEventAge: MEASURING_INTERVAL, retryAttempts: 0 });
  acknowledge(handler, { LambdaAsyncFailureDestination: 'what failed stays where it is, and the next run takes it' });
  const role = handler.role as IRole;
  source._grant(role);
  target._grant(role);
  return handler;
}
