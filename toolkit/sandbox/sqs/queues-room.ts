import type { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { FaultPoint } from '../kernel/fault-point';
import type { Identity } from '../kernel/identity';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { MetricService, QueueMessageAttributes, QueueService } from '../kernel/services';
import { booleanProperty, stringProperty } from '../kernel/template-values';
import { SqsApi } from './api/sqs-api';
import { enqueue } from './enqueue';
import type { Message } from './message';
import { QueueDirectory } from './queue-directory';
import { QueueMetrics } from './queue-metrics';
import { QueuePermissions } from './queue-permissions';
import { queueSettings, SETTINGS } from './queue-settings';

const REPORT_INTERVAL_MS = 60_000;

/** Amazon SQS: queues that keep their messages on disk until they are deleted or past retention. */
export class QueuesRoom implements Room, QueueService {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::SQS::Queue',
      honours: ['QueueName', 'FifoQueue', ...SETTINGS],
      records: ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'RedriveAllowPolicy', 'Tags'],
      create: (request) => this.create(request),
    },
    {
      type: 'AWS::SQS::QueuePolicy',
      honours: [],
      records: ['PolicyDocument', 'Queues'],
      create: ({ generatedName }) => ({ ref: generatedName, attributes: { Id: generatedName } }),
    },
  ];
  readonly jsonApis: readonly JsonApi[];
  private readonly queues: QueueDirectory;
  private readonly metrics: QueueMetrics;
  private readonly permissions: QueuePermissions;

  constructor(
    private readonly context: SandboxContext,
    services: { readonly metrics: MetricService },
  ) {
    this.queues = new QueueDirectory(context);
    this.metrics = new QueueMetrics(services.metrics);
    this.permissions = new QueuePermissions(context);
    const { queues, metrics, permissions } = this;
    this.jsonApis = [new SqsApi({ clock: context.clock, queues, metrics, permissions })];
  }

  start(): void {
    this.context.clock.schedule('report what queues hold', REPORT_INTERVAL_MS, () => {
      for (const queue of this.queues.all) this.metrics.held(queue);
      this.start();
    });
  }

  send(queueArn: string, body: string, attributes: QueueMessageAttributes = {}): void {
    enqueue(this.queues.ofArn(queueArn), { body, attributes }, this.metrics);
  }

  /** Queues as somebody sends to them who must be allowed to. */
  as(identity: Identity): QueueService {
    return {
      send: (queueArn, ...message) => {
        identity.require(...this.permissions.for('SendMessage', queueArn));
        this.send(queueArn, ...message);
      },
    };
  }

  /** What a queue holds, in flight or not, oldest first. @throws AwsError `QueueDoesNotExist` */
  messages(queueArn: string): readonly Message[] {
    return this.queues.ofArn(queueArn).messages;
  }

  /** Where sending to a queue may be denied on purpose. @throws AwsError `QueueDoesNotExist` */
  denials(queueArn: string): FaultPoint<AwsError> {
    return this.queues.ofArn(queueArn).denials;
  }

  private create({ properties, generatedName }: ResourceRequest): CreatedResource {
    const isFifo = booleanProperty(properties, 'FifoQueue') ?? false;
    const name = stringProperty(properties, 'QueueName') ?? (isFifo ? `${generatedName}.fifo` : generatedName);
    if (isFifo !== name.endsWith('.fifo')) {
      throw new Error(`FifoQueue must be ${!isFifo} for a queue named ${name}, got ${isFifo}`);
    }
    const { arn, url } = this.queues.open(name, queueSettings(properties));
    this.permissions.encrypt(arn, properties.KmsMasterKeyId);
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  }
}
