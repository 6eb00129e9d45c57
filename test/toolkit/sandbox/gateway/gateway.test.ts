import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:http2';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { Dispatch } from '../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../toolkit/sandbox/gateway/gateway';
import type { AccessService } from '../../../../toolkit/sandbox/kernel/access';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { Identity } from '../../../../toolkit/sandbox/kernel/identity';
import { RoleDirectory } from '../../../../toolkit/sandbox/kernel/role-credentials';
import type { Room } from '../../../../toolkit/sandbox/kernel/room';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';

const ROLE = 'arn:aws:iam::123456789012:role/reader';
const codec = new EventStreamCodec(toUtf8, fromUtf8);
const gateway = new Gateway();
const roles = new RoleDirectory('123456789012');
const { accessKeyId } = roles.credentials(ROLE);
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0`;
let endpoint: string;

/** Who may do what, when it comes to `Forbid`. */
const access: AccessService = {
  authorize: ({ principal, action, resource }) => {
    if (!action.endsWith(':Forbid')) return;
    throw new AwsError('AccessDeniedException', `${JSON.stringify(principal)} may not ${action} on ${resource}`);
  },
  decide: () => ({ allowed: true }),
};

const room: Room = {
  jsonApis: [
    {
      targetPrefix: 'Echo_1',
      jsonVersion: '1.1',
      permissionsFor: (operation) => [{ action: `echo:${operation}`, resource: 'arn:aws:echo:::wall' }],
      call: (operation, input, caller) => {
        if (operation === 'Refuse') throw new AwsError('LimitExceededException', 'too many');
        if (operation === 'Break') throw new TypeError('a fault');
        if (operation === 'Tell')
          return Readable.from([{ type: 'Told', content: input }, new AwsError('Gone', 'over')]);
        return { operation, input, roleArn: caller.roleArn };
      },
    },
  ],
  httpApis: [
    {
      pathPrefix: '/',
      handle: ({ method, path, query, body }) => ({ status: 200, body: `${method} ${path} ${query} ${body.length}` }),
    },
    { pathPrefix: '/_allowed', handle: ({ identity }) => ({ status: 200, body: denialOf(identity) }) },
    { pathPrefix: '/_page', handle: () => ({ status: 200, body: 'page' }) },
  ],
};

function denialOf(identity: Identity): string {
  try {
    identity.require({ action: 'http:Forbid', resource: '*' });
    return 'allowed';
  } catch (error) {
    return (error as Error).message;
  }
}

beforeAll(async () => {
  endpoint = await gateway.listen(0);
  gateway.serve(new Dispatch([room], new VirtualClock(), roles, access));
});

afterAll(() => gateway.close());

function call(target: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': target, authorization: AUTHORIZATION, ...headers },
    body,
  });
}

describe('Gateway', () => {
  test('answers JSON protocols over HTTP/1.1, and knows the role by its key', async () => {
    const response = await call('Echo_1.Say', '{"a":1}');
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(await response.json()).toEqual({ operation: 'Say', input: { a: 1 }, roleArn: ROLE });
  });

  test('calls no operation that the caller may not', async () => {
    const response = await call('Echo_1.Forbid', '{}');
    const message = `{"roleArn":"${ROLE}"} may not echo:Forbid on arn:aws:echo:::wall`;
    expect([response.status, await response.json()]).toEqual([400, { __type: 'AccessDeniedException', message }]);
  });

  test('lets what answers HTTP ask for the caller', async () => {
    const response = await fetch(`${endpoint}/_allowed`, { headers: { authorization: AUTHORIZATION } });
    expect(await response.text()).toBe(`{"roleArn":"${ROLE}"} may not http:Forbid on *`);
  });

  test('answers the same over cleartext HTTP/2', async () => {
    const session = connect(endpoint);
    const stream = session.request({ ':method': 'POST', 'x-amz-target': 'Echo_1.Say', authorization: AUTHORIZATION });
    stream.end('{"a":2}');
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    session.close();
    expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({ operation: 'Say', input: { a: 2 }, roleArn: ROLE });
  });

  test('takes a large body over HTTP/2', async () => {
    const session = connect(endpoint);
    const stream = session.request({ ':method': 'PUT', ':path': '/bucket/key' });
    stream.end(randomBytes(8 * 1024 * 1024));
    let text = '';
    for await (const chunk of stream) text += chunk;
    session.close();
    expect(text).toBe('PUT /bucket/key  8388608');
  });

  test('writes an event stream frame by frame, failures too', async () => {
    const response = await call('Echo_1.Tell', '{"a":4}');
    expect(response.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
    const body = Buffer.from(await response.arrayBuffer());
    const frames: unknown[] = [];
    for (let at = 0; at < body.length; at += body.readUInt32BE(at)) {
      const { headers, body: content } = codec.decode(body.subarray(at, at + body.readUInt32BE(at)));
      const { ':message-type': message, ':event-type': event, ':exception-type': exception } = headers;
      frames.push([message?.value, (event ?? exception)?.value, JSON.parse(toUtf8(content))]);
    }
    expect(frames).toEqual([
      ['event', 'initial-response', {}],
      ['event', 'Told', { a: 4 }],
      ['exception', 'Gone', { message: 'over' }],
    ]);
  });

  test('inflates compressed JSON requests', async () => {
    const response = await call('Echo_1.Say', gzipSync('{"a":3}'), { 'content-encoding': 'gzip' });
    expect(((await response.json()) as { input: unknown }).input).toEqual({ a: 3 });
  });

  test.each<[string, string, number, unknown]>([
    ['Echo_1.Refuse', '{}', 400, { __type: 'LimitExceededException', message: 'too many' }],
    ['Echo_1.Break', '{}', 500, { __type: 'InternalFailure', message: 'sandbox: TypeError: a fault' }],
    ['Echo_1.Say', '[1]', 400, { __type: 'SerializationException', message: 'the body must be a JSON object' }],
    ['Echo_1.Say', '{', 400, { __type: 'SerializationException', message: 'the body must be a JSON object' }],
    ['Other_1.Do', '{}', 400, { __type: 'UnknownOperationException', message: 'the sandbox does not run Other_1.Do' }],
  ])('answers %s of %s as AWS answers errors', async (target, body, status, expected) => {
    const response = await call(target, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(expected);
  });

  test('refuses an unsigned call', async () => {
    const response = await fetch(endpoint, { method: 'POST', headers: { 'x-amz-target': 'Echo_1.Say' }, body: '{}' });
    expect(await response.json()).toEqual({
      __type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
  });

  test('gives a path to the longest prefix that matches', async () => {
    expect(await (await fetch(`${endpoint}/bucket/a%20b?list-type=2`)).text()).toBe('GET /bucket/a%20b list-type=2 0');
    expect(await (await fetch(`${endpoint}/_page/x`)).text()).toBe('page');
  });

  test('refuses any other Host header, as a page with rebound DNS would send', async () => {
    const port = Number(new URL(endpoint).port);
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test('refuses a body that inflates without bound', async () => {
    const bomb = gzipSync(Buffer.alloc(129 * 1024 * 1024));
    expect((await call('Echo_1.Say', bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  test('listens on the loopback interface only', () => {
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('says when its port is taken', async () => {
    await expect(new Gateway().listen(Number(new URL(endpoint).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('asks to wait until there is something to answer', async () => {
    const early = new Gateway();
    const address = await early.listen(0);
    expect((await fetch(address)).status).toBe(503);
    await early.close();
  });
});
