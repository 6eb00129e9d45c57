import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { Annotations, Duration, Token } from 'aws-cdk-lib/core';
import { withKeyThrough } from '../private/encryption-key';
import { requireThat } from '../private/validation';
import { letDeliver } from './handler-role';

/** What a sender needs of the queue's key. */
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** How long SQS keeps a message where nobody told it. */
const DEFAULT_MESSAGE_RETENTION = Duration.days(4);

/**
 * Sends to a queue where in the stream the batches are which a function could not process. Their records are lost when
 * the stream expires them: let the queue keep its messages for longer than that.
 *
 * It lets the function's role send messages to the queue, and no more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 * @example
 * declare const stream: DataStream;
 * declare const handler: lambda.IFunction;
 * const queue = new sqs.Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
 * new StreamProcessor(this, 'Sessions', { source: stream, handler, onFailure: new SqsFailureDestination(queue) });
 */
export class SqsFailureDestination implements IEventSourceDlq {
  /** The queue. */
  public readonly queue: IQueue;

  /**
   * Sends the places of batches to a queue.
   *
   * @param queue A standard queue; import it together with its key, if it has one.
   */
  constructor(queue: IQueue) {
    requireThat(!queue.fifo, 'SqsFailureDestination', 'queue', 'a standard queue', `the FIFO queue ${queue.node.path}`);
    this.queue = queue;
  }

  /**
   * Called by an event source mapping.
   *
   * @param target The mapping.
   * @param targetHandler The function, whose role Lambda delivers with.
   */
  public bind(target: IEventSourceMapping, targetHandler: IFunction): DlqDestinationConfig {
    letDeliver(target, targetHandler, (role) => this.grantDelivery(role));
    return { destination: this.queue.queueArn };
  }

  /**
   * Called by a processor, which knows how long there are records to the places.
   *
   * @internal
   */
  public _warnUnlessOutliving(retentionPeriod: Duration): void {
    const kept = keptFor(this.queue);
    if (kept === undefined || retentionPeriod.isUnresolved() || kept.toSeconds() >= retentionPeriod.toSeconds()) return;
    const { path } = this.queue.node;
    Annotations.of(this.queue).addWarningV2(
      'cdk-kinesis-pipelines:failuresExpireEarly',
      `${path}: keeps the places of failed batches for ${kept.toHumanString()}, and the stream their records for ${retentionPeriod.toHumanString()}: raise its retention period to that`,
    );
  }

  private grantDelivery(grantee: IGrantable): Grant {
    const { queueArn, encryptionMasterKey: key } = this.queue;
    const actions = ['sqs:SendMessage'];
    const grant = Grant.addToPrincipalOrResource({ grantee, actions, resourceArns: [queueArn], resource: this.queue });
    return withKeyThrough(grant, 'sqs', key, grantee, ...KEY_ACTIONS);
  }
}

/** Undefined where only the deployment of the queue tells. */
function keptFor({ node }: IQueue): Duration | undefined {
  if (!(node.defaultChild instanceof CfnQueue)) return undefined;
  const { messageRetentionPeriod: seconds = DEFAULT_MESSAGE_RETENTION.toSeconds() } = node.defaultChild;
  return Token.isUnresolved(seconds) ? undefined : Duration.seconds(seconds);
}
