import type { ResourceRequest, ResourceType } from '../../../../toolkit/sandbox/kernel/room';
import type { MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { FunctionsRoom } from '../../../../toolkit/sandbox/lambda/functions-room';
import { testContext } from '../context';

export interface LogLine {
  readonly group: string;
  readonly stream: string;
  readonly line: string;
}

/** A functions room whose metrics and logs are kept, closed when the test file ends. */
export function functionsRoom(options: { assets?: Record<string, string>; longestRunMs?: number } = {}) {
  const context = testContext();
  const samples: MetricSample[] = [];
  const lines: LogLine[] = [];
  const room = new FunctionsRoom(
    context,
    {
      assets: { path: (bucket, key) => options.assets?.[`${bucket}/${key}`] },
      metrics: { put: (sample) => samples.push(sample) },
      logs: { write: (group, stream, line) => lines.push({ group, stream, line }) },
    },
    { longestRunMs: options.longestRunMs },
  );
  rooms.push(room);
  const create = (type: string, properties: Record<string, unknown>, logicalId = 'Fn') =>
    typeNamed(room.resourceTypes, type).create(request(type, properties, logicalId)) as {
      ref: string;
      attributes: Record<string, string>;
    };
  return { context, room, samples, lines, create };
}

const rooms: FunctionsRoom[] = [];

afterAll(async () => {
  await Promise.all(rooms.map((room) => room.close()));
});

export function request(type: string, properties: Record<string, unknown>, logicalId: string): ResourceRequest {
  return { stackName: 'App', logicalId, type, properties, generatedName: `App-${logicalId}-0123456789ab` };
}

export function typeNamed(types: readonly ResourceType[], name: string): ResourceType {
  const found = types.find(({ type }) => type === name);
  if (found === undefined) throw new Error(`no resource type ${name}`);
  return found;
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
