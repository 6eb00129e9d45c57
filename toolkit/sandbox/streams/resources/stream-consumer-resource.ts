import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { registerConsumer } from '../consumers';
import { resolveArn } from '../stream-arn';
import type { StreamRegistry } from '../stream-registry';
import { Properties } from './properties';

/** `AWS::Kinesis::StreamConsumer`: registers the consumer, or takes up the one that an earlier run has left. */
export class StreamConsumerResource implements ResourceType {
  readonly type = 'AWS::Kinesis::StreamConsumer';
  readonly honours = ['ConsumerName', 'StreamARN', 'Tags'];
  private readonly created = new Set<string>();

  constructor(private readonly streams: StreamRegistry) {}

  create(request: ResourceRequest): CreatedResource {
    const properties = new Properties(request);
    const { stream } = resolveArn(properties.requiredText('StreamARN'), this.streams);
    const name = properties.requiredText('ConsumerName');
    const kept = stream.document.consumers.find(
      (consumer) => consumer.name === name && !this.created.has(consumer.arn),
    );
    const consumer = kept ?? registerConsumer(stream, name, properties.tags());
    this.created.add(consumer.arn);
    return {
      ref: consumer.arn,
      attributes: {
        ConsumerARN: consumer.arn,
        ConsumerName: name,
        ConsumerStatus: 'ACTIVE',
        ConsumerCreationTimestamp: String(Math.floor(consumer.createdAt / 1000)),
        StreamARN: stream.arn,
      },
    };
  }
}
