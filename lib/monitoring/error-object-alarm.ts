import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledgements';
import { reportToEventBridge } from '../private/event-bridge-notifications';
import { literalPrefix } from '../private/literal-prefix';
import { requireThat } from '../private/validation';
import { AlarmFactory } from './alarm-factory';
import { FIVE_MINUTES } from './stream-metrics';

const MOST_PREFIXES = 10;

/** Properties of an ErrorObjectAlarm. */
export interface ErrorObjectAlarmProps {
  /** The bucket with the error objects. It is made to report to EventBridge; with an imported one, see to that. */
  readonly bucket: s3.IBucket;

  /**
   * What the keys of error objects begin with: 1 to 10 prefixes. Of the error output prefix of a delivery stream, only what
   * stands before the first `!{expression}` counts.
   */
  readonly errorPrefixes: string[];

  /** What the alarm does when it goes off: at most 5. An empty list makes an alarm that tells nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * An alarm on error objects: what a delivery stream could not process, convert or deliver, and has laid below an error
 * prefix. Firehose has no metric of most of that, so it counts the objects as they come into the bucket.
 *
 * EventBridge charges for each object that comes into the bucket or is deleted, error or not, about one dollar per million.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 * @example
 * declare const bucket: s3.IBucket;
 * new ErrorObjectAlarm(this, 'ErrorObjects', {
 *   bucket,
 *   errorPrefixes: ['errors/!{firehose:error-output-type}/'],
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class ErrorObjectAlarm extends Construct {
  /** The alarm. */
  public readonly alarm: cloudwatch.IAlarm;

  /** The rule that matches each error object; give it targets to act on them. */
  public readonly rule: events.Rule;

  /** The error objects that came, in five minutes. */
  public readonly metric: cloudwatch.Metric;

  constructor(scope: Construct, id: string, props: ErrorObjectAlarmProps) {
    super(scope, id);
    const { bucket, errorPrefixes, actions } = props;
    const { length } = errorPrefixes;
    requireThat(length >= 1 && length <= MOST_PREFIXES, this, 'errorPrefixes', `1 to ${MOST_PREFIXES}`, `${length}`);
    reportToEventBridge(bucket);
    this.rule = new events.Rule(this, 'Rule', {
      description: `Counts the error objects for ${this.node.path}`,
      eventPattern: createdBelow(
        bucket,
        errorPrefixes.map((prefix) => literalPrefix(this, 'errorPrefixes', prefix)),
      ),
    });
    acknowledge(this.rule, { EventBusDLQ: 'the rule is counted, and has no target whose deliveries could fail' });
    this.metric = objectsMatching(this.rule);
    const factory = new AlarmFactory(this, actions);
    factory.onEvents('Resource', {
      metric: this.metric,
      description: 'Records are below the error prefix: mend the cause, then redrive them',
    });
    this.alarm = factory.alarms[0] as cloudwatch.IAlarm;
  }
}

function createdBelow(bucket: s3.IBucket, prefixes: string[]): events.EventPattern {
  return {
    source: ['aws.s3'],
    detailType: ['Object Created'],
    detail: { bucket: { name: [bucket.bucketName] }, object: { key: prefixes.map((prefix) => ({ prefix })) } },
  };
}

/** How often the rule ran: EventBridge counts that by rule, whether or not it has targets. */
function objectsMatching(rule: events.IRule): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Events',
    metricName: 'TriggeredRules',
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: cloudwatch.Stats.SUM,
    period: FIVE_MINUTES,
  });
}
