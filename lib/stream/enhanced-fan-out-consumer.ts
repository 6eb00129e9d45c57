import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IStream, type IStreamConsumer, StreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { type CfnResource, type Duration, Names } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireKinesisName } from './kinesis-name';
import type { IStreamEventSource } from './stream-event-source';
import { grantStreamRead } from './stream-grants';
import { DEFAULT_RETENTION_PERIOD, requireRetentionPeriod } from './stream-retention';

const CONSUMER_ACTIONS = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];

/** How an enhanced fan-out consumer is registered. */
export interface EnhancedFanOutConsumerOptions {
  /**
   * Name of the consumer: 1 to 128 letters, digits, underscores, dots and hyphens.
   *
   * A fixed name blocks every change that replaces the consumer, because two of the same name cannot exist at once.
   *
   * @default - generated from the construct's path
   */
  readonly consumerName?: string;
}

/** Which stream an enhanced fan-out consumer reads, and under what name. */
export interface EnhancedFanOutConsumerProps extends EnhancedFanOutConsumerOptions {
  /** The stream to read. */
  readonly stream: IStream;

  /**
   * How long the stream keeps a record: 24 to 8,760 whole hours. Alarms on falling behind are scaled to it.
   *
   * @default Duration.hours(24)
   */
  readonly retentionPeriod?: Duration;
}

/**
 * A registered consumer, which reads each shard at 2 MB per second of its own and is pushed records within about 70 ms.
 *
 * Tags of the app do not reach it, because CloudFormation replaces a consumer at any change of its tags. Those of
 * `StackProps.tags` are out of the app's hands: CloudFormation passes them on by itself.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html
 * @example
 * declare const stream: DataStream;
 * const consumer = stream.addConsumer('Metrics');
 */
export class EnhancedFanOutConsumer extends Construct implements IStreamEventSource {
  /** The consumer as aws-cdk knows it. */
  public readonly consumer: IStreamConsumer;

  /** ARN of the consumer. */
  public readonly consumerArn: string;

  /** Name of the consumer. */
  public readonly consumerName: string;

  public readonly stream: IStream;

  public readonly eventSourceArn: string;

  public readonly retentionPeriod: Duration;

  constructor(scope: Construct, id: string, props: EnhancedFanOutConsumerProps) {
    super(scope, id);
    requireKinesisName(this, 'consumerName', props.consumerName);
    requireRetentionPeriod(this, props.retentionPeriod);

    this.stream = props.stream;
    this.retentionPeriod = props.retentionPeriod ?? DEFAULT_RETENTION_PERIOD;
    this.consumerName = props.consumerName ?? Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.consumer = new StreamConsumer(this, 'Resource', {
      streamConsumerName: this.consumerName,
      stream: this.stream,
    });
    this.consumerArn = this.consumer.streamConsumerArn;
    this.eventSourceArn = this.consumerArn;
    keepFreeOfTags(this.consumer);
  }

  /**
   * Lets the grantee subscribe to the shards through this consumer, and decrypt their records.
   *
   * @param grantee Who reads.
   */
  public grantRead(grantee: IGrantable): Grant {
    const onConsumer = Grant.addToPrincipalOrResource({
      grantee,
      actions: CONSUMER_ACTIONS,
      resourceArns: [this.consumerArn],
      resource: this.consumer,
    });
    return onConsumer.combine(grantStreamRead(this.stream, grantee));
  }
}

/** CloudFormation replaces a consumer at any change of its tags, which cuts off its readers. */
function keepFreeOfTags(consumer: IStreamConsumer): void {
  (consumer.node.defaultChild as CfnResource).addPropertyDeletionOverride('Tags');
}
