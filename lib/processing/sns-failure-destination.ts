import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { withKeyThrough } from '../private/encryption-key';
import { requireThat } from '../private/validation';
import { letDeliver } from './handler-role';

/** What a publisher needs of the topic's key. */
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * Tells a topic where in the stream the batches are which a function could not process. Their records are lost when the
 * stream expires them, and the places when no subscriber takes them.
 *
 * It lets the function's role publish to the topic, and no more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 * @example
 * declare const stream: DataStream;
 * declare const handler: lambda.IFunction;
 * const topic = new sns.Topic(this, 'Failures', { enforceSSL: true });
 * new StreamProcessor(this, 'Sessions', { source: stream, handler, onFailure: new SnsFailureDestination(topic) });
 */
export class SnsFailureDestination implements IEventSourceDlq {
  /** The topic. */
  public readonly topic: ITopic;

  /**
   * Publishes the places of batches to a topic.
   *
   * @param topic A standard topic; import it together with its key, if it has one.
   */
  constructor(topic: ITopic) {
    requireThat(!topic.fifo, 'SnsFailureDestination', 'topic', 'a standard topic', `the FIFO topic ${topic.node.path}`);
    this.topic = topic;
  }

  /**
   * Called by an event source mapping.
   *
   * @param target The mapping.
   * @param targetHandler The function, whose role Lambda delivers with.
   */
  public bind(target: IEventSourceMapping, targetHandler: IFunction): DlqDestinationConfig {
    letDeliver(target, targetHandler, (role) => this.grantDelivery(role));
    return { destination: this.topic.topicArn };
  }

  private grantDelivery(grantee: IGrantable): Grant {
    const { topicArn, masterKey: key } = this.topic;
    const actions = ['sns:Publish'];
    const grant = Grant.addToPrincipalOrResource({ grantee, actions, resourceArns: [topicArn], resource: this.topic });
    return withKeyThrough(grant, 'sns', key, grantee, ...KEY_ACTIONS);
  }
}
