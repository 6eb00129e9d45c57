import type { ActAs } from '../kernel/acting-services';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { FaultPoint } from '../kernel/fault-point';
import type { Identity } from '../kernel/identity';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { TopicService } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { notificationBody, notificationEvent, type TopicMessage } from './notification';
import { type Subscription, subscriptionOf } from './subscription';
import { TopicPermissions } from './topic-permissions';

interface Topic {
  readonly messages: TopicMessage[];
  readonly subscriptions: Subscription[];
  readonly denials: FaultPoint<AwsError>;
}

/** Messages of each topic that are kept. */
const KEPT_MESSAGES = 1_000;

const RUNNING_PROTOCOLS = ['lambda', 'sqs'];
const PRINCIPAL = 'sns.amazonaws.com';

/** What topics send to. */
export interface SubscriberServices {
  readonly as: ActAs<'functions' | 'queues'>;
}

/** Amazon SNS, as far as alarms and failure destinations need it: topics keep their messages, invoke functions, fill queues. */
export class TopicsRoom implements Room, TopicService {
  readonly resourceTypes: readonly ResourceType[];
  private readonly topics = new Map<string, Topic>();
  private readonly permissions: TopicPermissions;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: SubscriberServices,
  ) {
    this.permissions = new TopicPermissions(context);
    this.resourceTypes = [
      {
        type: 'AWS::SNS::Topic',
        honours: ['TopicName', 'Subscription'],
        records: [
          'DisplayName',
          'KmsMasterKeyId',
          'SignatureVersion',
          'TracingConfig',
          'DeliveryStatusLogging',
          'Tags',
        ],
        create: (request) => this.createTopic(request),
      },
      {
        type: 'AWS::SNS::Subscription',
        honours: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
        records: ['Region'],
        create: ({ properties }) => this.createSubscription(properties),
      },
      {
        type: 'AWS::SNS::TopicPolicy',
        honours: [],
        records: ['PolicyDocument', 'Topics'],
        create: ({ generatedName }) => ({ ref: generatedName, attributes: { Id: generatedName } }),
      },
    ];
  }

  /** Topics as somebody publishes to them who must be allowed to. */
  as(identity: Identity): TopicService {
    return {
      publish: (topicArn, ...message) => {
        identity.require(...this.permissions.publish(topicArn));
        this.publish(topicArn, ...message);
      },
    };
  }

  publish(topicArn: string, message: string, subject?: string): void {
    const { messages, subscriptions, denials } = this.topic(topicArn);
    const denial = denials.strike();
    if (denial !== undefined) throw denial;
    const published = { time: this.context.clock.now(), subject, message };
    messages.push(published);
    if (messages.length > KEPT_MESSAGES) messages.shift();
    this.context.events.emit({ type: 'notification', topicArn, subject, message });
    for (const subscription of subscriptions) this.deliver(subscription, published);
  }

  /** What was published to a topic, oldest first. */
  messages(topicArn: string): readonly TopicMessage[] {
    return this.topics.get(topicArn)?.messages ?? [];
  }

  /** Where publishing to a topic may be denied on purpose. @throws AwsError `NotFound` */
  denials(topicArn: string): FaultPoint<AwsError> {
    return this.topic(topicArn).denials;
  }

  private deliver(subscription: Subscription, message: TopicMessage): void {
    const { protocol, endpoint, topicArn } = subscription;
    const { functions, queues } = this.services.as({ service: PRINCIPAL, sourceArn: topicArn });
    try {
      if (protocol === 'sqs') queues.send(endpoint, notificationBody(subscription, message));
      if (protocol === 'lambda') {
        const event = notificationEvent(subscription, message);
        functions.invokeAsynchronously({ functionArn: endpoint, event });
      }
    } catch (error) {
      this.warn(`the topic ${topicArn} could not reach ${endpoint}: ${(error as Error).message}`);
    }
  }

  private createTopic({ properties, generatedName }: ResourceRequest): CreatedResource {
    const name = stringProperty(properties, 'TopicName') ?? generatedName;
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:sns:${region}:${account}:${name}`;
    this.topics.set(arn, this.topics.get(arn) ?? { messages: [], subscriptions: [], denials: new FaultPoint() });
    this.permissions.encrypt(arn, properties.KmsMasterKeyId);
    for (const subscription of subscriptionList(properties)) this.subscribe(arn, subscription);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  }

  private createSubscription(properties: Readonly<Record<string, unknown>>): CreatedResource {
    const { arn } = this.subscribe(stringProperty(properties, 'TopicArn') ?? '', properties);
    return { ref: arn, attributes: { Arn: arn } };
  }

  private subscribe(topicArn: string, properties: Readonly<Record<string, unknown>>): Subscription {
    const subscription = subscriptionOf(topicArn, properties);
    this.topic(topicArn).subscriptions.push(subscription);
    const { protocol, endpoint } = subscription;
    if (!RUNNING_PROTOCOLS.includes(protocol))
      this.warn(`the topic ${topicArn} keeps its messages: ${protocol} to ${endpoint} is not sent`);
    return subscription;
  }

  private topic(topicArn: string): Topic {
    const topic = this.topics.get(topicArn);
    if (topic === undefined) throw new AwsError('NotFound', `Topic does not exist: ${topicArn}`, 404);
    return topic;
  }

  private warn(message: string): void {
    this.context.events.emit({ type: 'warning', message });
  }
}

function subscriptionList({ Subscription: list = [] }: Readonly<Record<string, unknown>>) {
  if (Array.isArray(list)) return list as readonly Readonly<Record<string, unknown>>[];
  throw new Error(`Subscription must be a list, got ${JSON.stringify(list)}`);
}
