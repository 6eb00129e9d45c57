import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { ResourceType, Room } from '../kernel/room';
import type { TopicService } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';

/** Messages of each topic that are kept. */
const KEPT_MESSAGES = 1_000;

export interface TopicMessage {
  readonly time: number;
  readonly subject?: string;
  readonly message: string;
}

/** Amazon SNS, as far as alarms and failure destinations need it: topics keep their messages, nothing is sent on. */
export class TopicsRoom implements Room, TopicService {
  readonly resourceTypes: readonly ResourceType[];
  private readonly topics = new Map<string, TopicMessage[]>();

  constructor(private readonly context: SandboxContext) {
    this.resourceTypes = [
      {
        type: 'AWS::SNS::Topic',
        honours: ['TopicName'],
        records: [
          'DisplayName',
          'KmsMasterKeyId',
          'SignatureVersion',
          'TracingConfig',
          'DeliveryStatusLogging',
          'Tags',
        ],
        create: ({ properties, generatedName }) =>
          this.create(stringProperty(properties, 'TopicName') ?? generatedName),
      },
    ];
  }

  publish(topicArn: string, message: string, subject?: string): void {
    const messages = this.topics.get(topicArn);
    if (messages === undefined) throw new AwsError('NotFound', `Topic does not exist: ${topicArn}`, 404);
    messages.push({ time: this.context.clock.now(), subject, message });
    if (messages.length > KEPT_MESSAGES) messages.shift();
    this.context.events.emit({ type: 'notification', topicArn, subject, message });
  }

  /** What was published to a topic, oldest first. */
  messages(topicArn: string): readonly TopicMessage[] {
    return this.topics.get(topicArn) ?? [];
  }

  private create(name: string) {
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:sns:${region}:${account}:${name}`;
    if (!this.topics.has(arn)) this.topics.set(arn, []);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  }
}
