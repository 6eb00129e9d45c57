import type { HttpRequest } from '../../../../toolkit/sandbox/kernel/room';
import { ANYONE } from '../acting';
import { functionsRoom, inlineFunction } from './harness';

const CODE = `
  let runs = 0;
  exports.handler = async ({ fail }) => {
    if (++runs <= fail) throw new Error('no');
    return { runs };
  };`;

function api(code = CODE) {
  const harness = functionsRoom();
  harness.create('AWS::Lambda::Function', inlineFunction(code, { FunctionName: 'fn' }));
  const [invokeApi] = harness.room.httpApis;
  const call = (body: string, more: Partial<HttpRequest> = {}) =>
    harness.context.clock.run('request', async () =>
      invokeApi?.handle({
        method: 'POST',
        path: '/2015-03-31/functions/fn/invocations',
        query: new URLSearchParams(),
        headers: {},
        body: Buffer.from(body),
        caller: { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIA' },
        identity: ANYONE,
        ...more,
      }),
    );
  const runs = () => harness.context.seen.filter(({ type }) => type === 'invocation');
  return { ...harness, call, runs };
}

describe('InvokeApi', () => {
  test('answers with what the function returned', async () => {
    const { call } = api();
    expect(await call('{}')).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'x-amz-executed-version': '$LATEST',
      },
      body: '{"runs":1}',
    });
  });

  test('takes no body for an empty event', async () => {
    expect(await api().call('')).toMatchObject({ status: 200, body: '{"runs":1}' });
  });

  test('tells of a failed function', async () => {
    expect(await api().call('{"fail":1}')).toMatchObject({
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: expect.stringContaining('"errorMessage":"no"'),
    });
  });

  test('finds a function by its ARN and qualifier', async () => {
    const { call, create } = api();
    create('AWS::Lambda::Version', { FunctionName: 'fn' });
    const arn = encodeURIComponent('arn:aws:lambda:us-east-1:123456789012:function:fn');
    const path = `/2015-03-31/functions/${arn}/invocations`;
    const answer = await call('{}', { path, query: new URLSearchParams({ Qualifier: '1' }) });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-amz-executed-version': '1' } });
  });

  test.each([
    ['{', {}, 400, 'InvalidRequestContentException', /^Could not parse request body into json: /],
    [
      '{}',
      { path: '/2015-03-31/functions/none/invocations' },
      404,
      'ResourceNotFoundException',
      /^Function not found: none$/,
    ],
    ['{}', { method: 'GET' }, 404, 'UnknownOperationException', /^the sandbox does not run GET /],
    ['{}', { path: '/2015-03-31/functions/fn/concurrency' }, 404, 'UnknownOperationException', /concurrency$/],
  ])('refuses %s %j', async (body, more, status, code, message) => {
    const answer = await api().call(body, more);
    expect(answer).toMatchObject({ status, headers: { 'x-amzn-errortype': code } });
    expect(JSON.parse(String(answer?.body)).Message).toMatch(message);
  });

  test('only checks the function in a dry run', async () => {
    const { call, runs } = api();
    expect(await call('{}', { headers: { 'x-amz-invocation-type': 'DryRun' } })).toEqual({ status: 204 });
    expect(runs()).toEqual([]);
  });

  describe('with invocation type Event', () => {
    const headers = { 'x-amz-invocation-type': 'Event' };

    test('answers at once and runs afterwards', async () => {
      const { call, runs, context, room } = api();
      expect(await call('{}', { headers })).toEqual({
        status: 202,
        headers: { 'x-amzn-requestid': expect.any(String) },
      });
      expect(runs()).toEqual([]);
      expect(room.pending()).toEqual(['1 asynchronous invocations wait']);
      await context.clock.advance(0);
      expect(runs()).toHaveLength(1);
      expect(room.pending()).toEqual([]);
    });

    test('tries twice again, after one and after two minutes', async () => {
      const { call, runs, context } = api();
      const began = context.clock.now();
      await call('{"fail":2}', { headers });
      await context.clock.advance(600_000);
      expect(runs().map(({ time }) => time - began)).toEqual([0, 60_000, 180_000]);
      expect(context.seen).not.toContainEqual(expect.objectContaining({ type: 'warning' }));
    });

    test('tells of an event that is dropped', async () => {
      const { call, runs, context } = api();
      const answer = await call('{"fail":9}', { headers });
      await context.clock.advance(600_000);
      expect(runs()).toHaveLength(3);
      expect(context.seen).toContainEqual(
        expect.objectContaining({
          type: 'warning',
          message: `asynchronous invocation ${answer?.headers?.['x-amzn-requestid']} of fn failed for good: its event is dropped`,
        }),
      );
    });

    test('refuses a function that does not exist', async () => {
      const path = '/2015-03-31/functions/none/invocations';
      expect(await api().call('{}', { headers, path })).toMatchObject({ status: 404 });
    });
  });
});
