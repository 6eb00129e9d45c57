import type { AddToResourcePolicyResult, Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type CfnStreamConsumer, type IStream, type IStreamConsumer, StreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { type CfnResource, type Duration, Names, type ResourceEnvironment, type Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { countConsumer, registerInTurn, requireOwnEnvironment } from './consumer-registration';
import { ExistingConsumer, type ExistingConsumerOptions } from './existing-consumer';
import { requireKinesisName } from './kinesis-name';
import { DEFAULT_MAX_RECORD_SIZE, requireMaxRecordSize } from './record-size';
import { aboutItself } from './resource-policy';
import type { IStreamEventSource } from './stream-event-source';
import { grantConsumerRead } from './stream-grants';
import { DEFAULT_RETENTION_PERIOD, requireRetentionPeriod } from './stream-retention';

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

  /**
   * The largest record the stream takes: 1,024 to 10,240 whole KiB. Readers that cannot pass it on are warned of.
   *
   * @default Size.mebibytes(1)
   */
  readonly maxRecordSize?: Size;
}

/**
 * A registered consumer, which reads each shard at 2 MB per second of its own and is pushed records within about 70 ms.
 *
 * A stream has up to 20 of them, or 50 with On-demand Advantage, which is checked over the whole app. Kinesis registers
 * five at a time, so those of a stack are created in turn; let stacks with more than five in all wait for one another,
 * where they are deployed at the same time, as nested stacks are.
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
  /**
   * Makes a consumer that exists already, such as one of another account, a source of records.
   *
   * @param scope Parent of the construct.
   * @param id Construct id.
   * @param consumer The existing consumer.
   * @param options What cannot be told from the consumer.
   */
  public static fromConsumer(
    scope: Construct,
    id: string,
    consumer: IStreamConsumer,
    options: ExistingConsumerOptions = {},
  ): IStreamEventSource {
    return new ExistingConsumer(scope, id, consumer, options);
  }

  /** The consumer as aws-cdk knows it. */
  public readonly consumer: IStreamConsumer;

  /** ARN of the consumer. */
  public readonly consumerArn: string;

  /** Name of the consumer. */
  public readonly consumerName: string;

  public readonly stream: IStream;

  /** Account and region of the consumer. */
  public readonly env: ResourceEnvironment;

  public readonly eventSourceArn: string;

  public readonly retentionPeriod: Duration;

  public readonly maxRecordSize: Size;

  constructor(scope: Construct, id: string, props: EnhancedFanOutConsumerProps) {
    super(scope, id);
    requireKinesisName(this, 'consumerName', props.consumerName);
    requireRetentionPeriod(this, props.retentionPeriod);
    requireMaxRecordSize(this, props.maxRecordSize);
    requireOwnEnvironment(this, props.stream);

    this.stream = props.stream;
    this.retentionPeriod = props.retentionPeriod ?? DEFAULT_RETENTION_PERIOD;
    this.maxRecordSize = props.maxRecordSize ?? DEFAULT_MAX_RECORD_SIZE;
    this.consumerName = props.consumerName ?? Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    countConsumer(this, props.stream, this.consumerName);
    this.consumer = new StreamConsumer(this, 'Resource', {
      streamConsumerName: this.consumerName,
      stream: this.stream,
    });
    this.env = this.consumer.env;
    const resource = this.consumer.node.defaultChild as CfnStreamConsumer;
    this.consumerArn = resource.attrConsumerArn;
    this.eventSourceArn = this.consumerArn;
    keepFreeOfTags(resource);
    registerInTurn(resource);
  }

  /**
   * Lets the grantee subscribe to the shards through this consumer, and decrypt their records.
   *
   * @param grantee Who reads.
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantConsumerRead(this, grantee);
  }

  /**
   * Adds a statement to the consumer's resource policy, which shares it with other accounts; they need a statement of
   * the stream and one of its key as well, so `grantRead` is the easier way.
   *
   * @param statement What to allow or deny; about this consumer, if it names no resource.
   */
  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const result = this.consumer.addToResourcePolicy(aboutItself(statement, this.consumerArn));
    waitUntilActive(this.consumer);
    return result;
  }
}

/**
 * CloudFormation creates what refers to a consumer while Kinesis is still registering it, which refuses a policy until
 * then; what depends on the consumer explicitly is created once it is active. cfn-lint takes the one for the other.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2442
 */
function waitUntilActive({ node }: IStreamConsumer): void {
  const policy = node.tryFindChild('Policy')?.node.defaultChild as CfnResource | undefined;
  if (policy === undefined || node.defaultChild === undefined) return;
  policy.node.addDependency(node.defaultChild);
  policy.addMetadata('cfn-lint', { config: { ignore_checks: ['W3005'] } });
}

/** CloudFormation replaces a consumer at any change of its tags, which cuts off its readers. */
function keepFreeOfTags(consumer: CfnStreamConsumer): void {
  consumer.addPropertyDeletionOverride('Tags');
}
