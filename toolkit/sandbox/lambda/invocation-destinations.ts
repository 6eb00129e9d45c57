import type { ActingServices } from '../kernel/acting-services';
import { bucketName } from '../kernel/bucket-arn';
import type { QueueMessageAttributes } from '../kernel/services';
import { invocationRecord, recordKey, type SettledInvocation } from './invocation-record';

export type DestinationServices = Pick<ActingServices, 'buckets' | 'functions' | 'queues' | 'topics'>;

/** What the ARN of a destination says: a service that runs here. */
const RUNNING = ['lambda', 's3', 'sns', 'sqs'];

const LONGEST_ERROR_MESSAGE = 1024;

export function runsAsDestination(arn: string): boolean {
  return RUNNING.includes(serviceOf(arn));
}

/** Sends what became of asynchronous invocations to where they are kept. */
export class InvocationDestinations {
  /** @param servicesOf the services in the name of the role of a function */
  constructor(private readonly servicesOf: (functionArn: string) => DestinationServices) {}

  /** @throws AwsError when the destination does not take it */
  async sendRecord(arn: string, invocation: SettledInvocation): Promise<void> {
    const record = invocationRecord(invocation);
    const { buckets, functions, queues, topics } = this.servicesOf(invocation.functionArn);
    switch (serviceOf(arn)) {
      case 'sqs':
        return queues.send(arn, record);
      case 'sns':
        return topics.publish(arn, record);
      case 's3':
        return buckets.put(bucketName('Destination', arn), recordKey(invocation), Buffer.from(record));
      case 'lambda':
        functions.invokeAsynchronously({ functionArn: arn, event: record });
    }
  }

  /** The event alone, with the reason in attributes. @throws AwsError when the dead-letter queue does not take it */
  sendEvent(arn: string, invocation: SettledInvocation): void {
    const { queues, topics } = this.servicesOf(invocation.functionArn);
    if (serviceOf(arn) === 'sqs') queues.send(arn, invocation.event, attributesOf(invocation));
    else topics.publish(arn, invocation.event);
  }
}

/** A function that ran answered with status 200, whatever it answered. */
function attributesOf({ requestId, result, condition }: SettledInvocation): QueueMessageAttributes {
  const { errorMessage = condition } = result === undefined ? {} : JSON.parse(result.payload);
  return {
    RequestID: { DataType: 'String', StringValue: requestId },
    ErrorCode: { DataType: 'Number', StringValue: result === undefined ? '429' : '200' },
    ErrorMessage: { DataType: 'String', StringValue: String(errorMessage).slice(0, LONGEST_ERROR_MESSAGE) },
  };
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
