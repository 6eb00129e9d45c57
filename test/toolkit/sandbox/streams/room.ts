import type { JsonApi } from '../../../../toolkit/sandbox/kernel/room';
import type { MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import type { StreamsOptions } from '../../../../toolkit/sandbox/streams/streams-options';
import { StreamsRoom } from '../../../../toolkit/sandbox/streams/streams-room';
import { type TestContext, testContext } from '../context';

const CALLER = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'test' };

export interface TestRoom {
  readonly context: TestContext;
  readonly room: StreamsRoom;
  readonly samples: MetricSample[];
  // biome-ignore lint/suspicious/noExplicitAny: answers are JSON, and tests know their shape
  call(operation: string, input?: Record<string, unknown>): any;
  /** Creates a resource as a template would; returns its `Ref`. */
  create(
    type: string,
    properties: Record<string, unknown>,
    logicalId?: string,
  ): { ref: string; attributes: Record<string, unknown> };
  /** The code and message an operation fails with. */
  failure(operation: string, input?: Record<string, unknown>): string;
}

/** Streams are created and deleted at once, if the options say nothing else. */
export function testRoom(options: StreamsOptions = {}, context = testContext()): TestRoom {
  const samples: MetricSample[] = [];
  const services = { metrics: { put: (sample: MetricSample) => samples.push(sample) } };
  const room = new StreamsRoom(context, services, { creatingMs: 0, ...options });
  const api = room.jsonApis[0] as JsonApi;
  const call: TestRoom['call'] = (operation, input = {}) => api.call(operation, input, CALLER);
  return {
    context,
    room,
    samples,
    call,
    failure: (operation, input) => failureOf(() => call(operation, input)),
    create: (type, properties, logicalId = 'Resource') => {
      const resourceType = room.resourceTypes.find((candidate) => candidate.type === type);
      const request = { stackName: 'Stack', logicalId, type, properties, generatedName: `Stack-${logicalId}-1` };
      return resourceType?.create(request) as ReturnType<TestRoom['create']>;
    },
  };
}

export function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  throw new Error('expected a failure');
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
