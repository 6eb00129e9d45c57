import type { CreatedResource } from '../../../../toolkit/sandbox/kernel/room';
import type { MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { QueuesRoom } from '../../../../toolkit/sandbox/sqs/queues-room';
import { testContext } from '../context';

const CALLER = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'A' };

export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, object>>;
}

/** A room of queues, called as the gateway would. */
export function queuesRoom(context = testContext()) {
  const samples: MetricSample[] = [];
  const room = new QueuesRoom(context, { metrics: { put: (sample) => samples.push(sample) } });
  const create = (properties: Record<string, unknown> = {}, type = 'AWS::SQS::Queue'): CreatedResource =>
    room.resourceTypes
      .find((candidate) => candidate.type === type)
      ?.create({ stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' }) as CreatedResource;
  const call = async <T = Record<string, unknown>>(operation: string, input: Record<string, unknown>) =>
    (await room.jsonApis[0]?.call(operation, input, CALLER)) as T;
  const receive = async (QueueUrl: string, input: Record<string, unknown> = {}) =>
    (await call<{ Messages?: ReceivedMessage[] }>('ReceiveMessage', { QueueUrl, ...input })).Messages ?? [];
  const bodies = async (QueueUrl: string, input: Record<string, unknown> = {}) =>
    (await receive(QueueUrl, { MaxNumberOfMessages: 10, ...input })).map(({ Body }) => Body);
  const send = (QueueUrl: string, MessageBody: string, input: Record<string, unknown> = {}) =>
    call('SendMessage', { QueueUrl, MessageBody, ...input });
  const sum = (metric: string) =>
    samples.filter(({ name }) => name === metric).reduce((total, { value }) => total + value, 0);
  return { context, room, samples, create, call, receive, bodies, send, sum };
}
