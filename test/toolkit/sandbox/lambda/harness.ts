import type { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { Identity } from '../../../../toolkit/sandbox/kernel/identity';
import type { ResourceRequest, Room } from '../../../../toolkit/sandbox/kernel/room';
import type { MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { FunctionsRoom } from '../../../../toolkit/sandbox/lambda/functions-room';
import type { FunctionOptions } from '../../../../toolkit/sandbox/lambda/lambda-function';
import { ANYONE, actingFor } from '../acting';
import { atTheEnd, testContext } from '../context';

export interface LogLine {
  readonly group: string;
  readonly stream: string;
  readonly line: string;
}

/** What a destination was told. */
export interface Sent {
  readonly arn: string;
  readonly body: unknown;
  readonly attributes?: object;
}

const NO_BUCKETS = {
  get: () => Promise.reject(new Error('nothing is read')),
  list: async () => [],
  file: () => '',
};

interface HarnessOptions extends FunctionOptions {
  /** Files and folders by `<bucket>/<key>`. */
  readonly assets?: Readonly<Record<string, string>>;
  /** One that another room has used. */
  readonly dataDir?: string;
  /** Of every role. */
  readonly identity?: Identity;
}

/** A functions room whose metrics and logs are kept, closed when the test file ends. */
export function functionsRoom({ assets, dataDir, identity = ANYONE, ...options }: HarnessOptions = {}) {
  const context = testContext(dataDir);
  const samples: MetricSample[] = [];
  const lines: LogLine[] = [];
  const sent: Sent[] = [];
  const take = (arn: string, body: string, attributes?: object) => {
    const denial = denials.get(arn);
    if (denial !== undefined) throw denial;
    sent.push({ arn, body: JSON.parse(body), ...(attributes !== undefined && { attributes }) });
  };
  const denials = new Map<string, AwsError>();
  const room: FunctionsRoom = new FunctionsRoom(
    context,
    {
      assets: { path: (bucket, key) => assets?.[`${bucket}/${key}`] },
      metrics: { put: (sample) => samples.push(sample) },
      as: actingFor(() => ({
        identity,
        functions: room,
        logs: { write: (group, stream, line) => lines.push({ group, stream, line }) },
        queues: { send: take },
        topics: { publish: (arn, message) => take(arn, message) },
        buckets: {
          ...NO_BUCKETS,
          put: async (bucket, key, body) => take(`arn:aws:s3:::${bucket}/${key}`, String(body)),
        },
      })),
    },
    options,
  );
  rooms.push(room);
  const create = (type: string, properties: Record<string, unknown>, logicalId = 'Fn') =>
    createNow(room, type, properties, logicalId);
  return { context, room, samples, lines, create, sent, denials };
}

const rooms: FunctionsRoom[] = [];

atTheEnd(async () => {
  await Promise.all(rooms.map((room) => room.close()));
});

function request(type: string, properties: Record<string, unknown>, logicalId: string): ResourceRequest {
  return { stackName: 'App', logicalId, type, properties, generatedName: `App-${logicalId}-0123456789ab` };
}

interface Created {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Creates a resource whose type does so at once. */
export function createNow(room: Room, type: string, properties: Record<string, unknown>, logicalId: string): Created {
  const found = room.resourceTypes?.find((candidate) => candidate.type === type);
  if (found === undefined) throw new Error(`no resource type ${type}`);
  return found.create(request(type, properties, logicalId)) as Created;
}

/** The least that a function needs, with its code inline. */
export function inlineFunction(code: string, more: Record<string, unknown> = {}) {
  return {
    Code: { ZipFile: code },
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
    Role: 'arn:aws:iam::123456789012:role/fn',
    ...more,
  };
}
