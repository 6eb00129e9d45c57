import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { registerConsumer } from '../consumers';
import type { DataStream } from '../stream';
import { resolveArn } from '../stream-arn';
import type { StreamRegistry } from '../stream-registry';
import type { Consumer } from '../stream-settings';
import { requiredString, tagsProperty } from './properties';

/** `AWS::Kinesis::StreamConsumer`: registers the consumer, or takes up the one that an earlier run has left. */
export class StreamConsumerResource implements ResourceType {
  readonly type = 'AWS::Kinesis::StreamConsumer';
  readonly honours = ['ConsumerName', 'StreamARN', 'Tags'];
  private readonly created = new Set<string>();

  constructor(private readonly streams: StreamRegistry) {}

  create({ properties }: ResourceRequest): CreatedResource {
    const { stream } = resolveArn(requiredString(properties, 'StreamARN'), this.streams);
    const name = requiredString(properties, 'ConsumerName');
    const kept = stream.consumers.find(({ name: taken, arn }) => taken === name && !this.created.has(arn));
    const consumer = kept ?? this.register(stream, name, properties);
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

  /** CloudFormation goes on once the consumer is ACTIVE. */
  private register(stream: DataStream, name: string, properties: ResourceRequest['properties']): Consumer {
    return registerConsumer(this.streams, stream, { name, tags: tagsProperty(properties), activeAt: stream.now });
  }
}
