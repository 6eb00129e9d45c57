import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import type { HttpResponse } from '../../../../toolkit/sandbox/kernel/room';
import type { BucketService, MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { FunctionsRoom } from '../../../../toolkit/sandbox/lambda/functions-room';
import { type MappingsOptions, MappingsRoom } from '../../../../toolkit/sandbox/mappings/mappings-room';
import { ANYONE, actingFor } from '../acting';
import { atTheEnd, type TestContext, testContext } from '../context';
import { createNow, inlineFunction } from '../lambda/harness';
import { MemoryStream, STREAM_ARN } from './memory-stream';

export interface StoredObject {
  readonly key: string;
  readonly contentType?: string;
  readonly body: Record<string, unknown>;
}

/** A message that reached a queue or a topic. */
export interface Sent {
  readonly arn: string;
  readonly message: Record<string, unknown>;
}

/** One run of the function: when, with which records, under which request id. */
export interface Run {
  readonly atMs: number;
  readonly data: readonly string[];
  readonly requestId: string;
  readonly event: Record<string, unknown>;
}

const open: { close(): void | Promise<void> }[] = [];

atTheEnd(async () => {
  for (const room of open.reverse()) await room.close();
});

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:fn';
export const BUCKET_ARN = 'arn:aws:s3:::failures';
export const QUEUE_ARN = 'arn:aws:sqs:us-east-1:123456789012:failures';
export const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:failures';

/** A function of real inline code on a stream, by a mapping of the given properties. */
export function mappedFunction(
  code: string,
  properties: Record<string, unknown> = {},
  setting: {
    context?: TestContext;
    stream?: (context: TestContext) => MemoryStream;
    function?: object;
    options?: MappingsOptions;
    as?: ReturnType<typeof actingFor>;
  } = {},
) {
  const context = setting.context ?? testContext();
  const stream = setting.stream?.(context) ?? new MemoryStream(context.clock);
  const samples: MetricSample[] = [];
  const objects: StoredObject[] = [];
  const sent: Sent[] = [];
  const send = (arn: string, message: string) => sent.push({ arn, message: JSON.parse(message) });
  const metrics = { put: (sample: MetricSample) => samples.push(sample) };
  const destinations = { buckets: keepIn(objects), topics: { publish: send }, queues: { send } };
  const as = setting.as ?? actingFor({ streams: stream, logs: { write: () => {} }, ...destinations });
  const functions = new FunctionsRoom(context, { as, metrics, assets: { path: () => undefined } });
  const services = { as, functions, metrics };
  const room = new MappingsRoom(context, services, setting.options);
  open.push(functions, room);
  const fn = inlineFunction(code, { FunctionName: 'fn', ...setting.function });
  createNow(functions, 'AWS::Lambda::Function', fn, 'Fn');
  const create = (more: Record<string, unknown> = {}, logicalId = 'Mapping') => {
    const all = {
      EventSourceArn: STREAM_ARN,
      FunctionName: 'fn',
      StartingPosition: 'TRIM_HORIZON',
      ...properties,
      ...more,
    };
    return createNow(room, 'AWS::Lambda::EventSourceMapping', all, logicalId);
  };
  const began = context.clock.now();
  const runs = (): Run[] =>
    context.seen.flatMap((event) => (event.type === 'invocation' ? [runOf(event.invocation, began)] : []));
  const metric = (name: string) => samples.filter((sample) => sample.name === name).map(({ value }) => value);
  return { context, stream, functions, room, create, runs, metric, samples, objects, sent };
}

/** The same, created and started. */
export function startMapping(...args: Parameters<typeof mappedFunction>) {
  const harness = mappedFunction(...args);
  const mapping = harness.create();
  harness.room.start();
  return { ...harness, mapping };
}

/** Calls the API of event source mappings: of all, or of one by its id. */
export function callApi(room: MappingsRoom, method: string, body: object, id = ''): Record<string, unknown> {
  const [api] = room.httpApis;
  const response = api?.handle({
    method,
    path: `${api.pathPrefix}/${id}`,
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
    caller: { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIATEST' },
    identity: ANYONE,
  }) as HttpResponse;
  return JSON.parse(String(response.body));
}

/** A fault: no run is admitted for so long. */
export function throttle(functions: FunctionsRoom, { clock }: TestContext, forMs: number): void {
  functions.faults('fn').admissions.add(until(clock, clock.now() + forMs), 'throttled');
}

/** A fault: every run fails for so long, without running. */
export function fail(functions: FunctionsRoom, { clock }: TestContext, forMs: number): void {
  functions.faults('fn').runs.add(until(clock, clock.now() + forMs), async () => ({ failed: true, payload: '{}' }));
}

function runOf(invocation: { time: number; event: string; requestId: string }, began: number): Run {
  const event = JSON.parse(invocation.event);
  const data = event.Records.map((record: { kinesis: { data: string } }) =>
    Buffer.from(record.kinesis.data, 'base64').toString(),
  );
  return { atMs: invocation.time - began, data, requestId: invocation.requestId, event };
}

function keepIn(objects: StoredObject[]): BucketService {
  const refuse = () => {
    throw new Error('only put is expected');
  };
  return {
    put: async (_bucket, key, body, metadata) => {
      objects.push({ key, contentType: metadata?.contentType, body: JSON.parse(body.toString()) });
    },
    get: refuse,
    list: refuse,
    file: refuse,
  };
}
