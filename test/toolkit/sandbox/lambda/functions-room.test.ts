import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { PartlyAllowed } from '../acting';
import { functionsRoom, inlineFunction } from './harness';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:echo';

const FAIL = async () => ({ failed: true, payload: '{"errorType":"Error"}' });

function echo(more: Record<string, unknown> = {}, code = 'exports.handler = async (event) => ({ got: event });') {
  const harness = functionsRoom();
  harness.create('AWS::Lambda::Function', inlineFunction(code, { FunctionName: 'echo', ...more }));
  return harness;
}

describe('FunctionsRoom', () => {
  test('gives a function its name and ARN', () => {
    const { create } = functionsRoom();
    expect(create('AWS::Lambda::Function', inlineFunction('', { FunctionName: 'echo' }))).toEqual({
      ref: 'echo',
      attributes: { Arn: ARN },
    });
  });

  test('makes a name for a function that has none', () => {
    const { create } = functionsRoom();
    expect(create('AWS::Lambda::Function', inlineFunction('')).ref).toBe('App-Fn-0123456789ab');
  });

  test('makes no function in a VPC whose role may not connect it', () => {
    const { create } = functionsRoom({ identity: new PartlyAllowed(['ec2:CreateNetworkInterface']) });
    const inVpc = inlineFunction('', { VpcConfig: { SubnetIds: ['subnet-1'] } });
    expect(() => create('AWS::Lambda::Function', inVpc)).toThrow(
      'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    );
  });

  test.each([['echo'], ['function:echo'], ['123456789012:function:echo'], [ARN], [`${ARN}:$LATEST`]])(
    'invokes %s',
    async (name) => {
      const { room } = echo();
      const result = await room.invoke(name, '{"a":1}', 'request-1');
      expect(result).toEqual({ requestId: 'request-1', executedVersion: '$LATEST', payload: '{"got":{"a":1}}' });
    },
  );

  test('describes a function', () => {
    const { room } = echo({ Timeout: 12 });
    expect(room.describe('echo')).toEqual({
      functionName: 'echo',
      functionArn: ARN,
      roleArn: 'arn:aws:iam::123456789012:role/fn',
      timeoutMs: 12_000,
    });
  });

  test('refuses a function that does not exist', async () => {
    const { room } = echo();
    await expect(room.invoke('nobody', '{}')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Function not found: nobody',
      status: 404,
    });
  });

  test('tells of every run, the failed ones too', async () => {
    const { room, context } = echo({}, 'exports.handler = async ({ n }) => { if (n) throw new Error("no"); };');
    await room.invoke('echo', '{"n":0}', 'a');
    await room.invoke('echo', '{"n":1}', 'b');
    const runs = context.seen.flatMap((event) => (event.type === 'invocation' ? [event.invocation] : []));
    expect(runs).toEqual([
      expect.objectContaining({
        functionName: 'echo',
        requestId: 'a',
        event: '{"n":0}',
        response: 'null',
        failed: false,
      }),
      expect.objectContaining({
        requestId: 'b',
        failed: true,
        response: expect.stringContaining('"errorMessage":"no"'),
      }),
    ]);
  });

  test('reports the metrics of a run', async () => {
    const { room, samples, context } = echo();
    await room.invoke('echo', '{}');
    const timestamp = context.clock.now();
    const sample = { namespace: 'AWS/Lambda', dimensions: { FunctionName: 'echo' }, timestamp };
    expect(samples).toEqual([
      { ...sample, name: 'Invocations', value: 1, unit: 'Count' },
      { ...sample, name: 'ConcurrentExecutions', value: 1, unit: 'Count' },
      { ...sample, name: 'Errors', value: 0, unit: 'Count' },
      { ...sample, name: 'Duration', value: expect.any(Number), unit: 'Milliseconds' },
    ]);
  });

  test('runs at most the reserved number at a time', async () => {
    const { room, samples } = echo({ ReservedConcurrentExecutions: 1 });
    const first = room.invoke('echo', '{}');
    await expect(room.invoke('echo', '{}')).rejects.toMatchObject({
      code: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      status: 429,
    });
    await first;
    expect(await room.invoke('echo', '{}')).toMatchObject({ payload: '{"got":{}}' });
    expect(samples.filter(({ name }) => name === 'Throttles')).toHaveLength(1);
    expect(samples.filter(({ name }) => name === 'Invocations')).toHaveLength(2);
  });

  test('runs nothing with a reserved concurrency of zero', async () => {
    const { room } = echo({ ReservedConcurrentExecutions: 0 });
    await expect(room.invoke('echo', '{}')).rejects.toMatchObject({ code: 'TooManyRequestsException' });
  });

  test('throttles until a moment', async () => {
    const { room, context } = echo();
    room.faults('echo').admissions.add(until(context.clock, context.clock.now() + 1000), 'throttled');
    await expect(room.invoke('echo', '{}')).rejects.toMatchObject({ code: 'TooManyRequestsException' });
    await context.clock.advance(1000);
    expect(await room.invoke('echo', '{}')).not.toHaveProperty('functionError');
  });

  test('lets a fault do with a run what it wants, until a moment', async () => {
    const { room, context, lines, samples } = echo({}, 'exports.handler = async () => console.log("ran");');
    room.faults('echo').runs.add(until(context.clock, context.clock.now() + 1000), FAIL);
    expect(await room.invoke('echo', '{}')).toMatchObject({
      functionError: 'Unhandled',
      payload: '{"errorType":"Error"}',
    });
    expect(samples).toContainEqual(expect.objectContaining({ name: 'Errors', value: 1 }));
    expect(lines).toEqual([]);
    await context.clock.advance(1000);
    await room.invoke('echo', '{}');
    expect(lines).toEqual([{ group: '/aws/lambda/echo', stream: expect.any(String), line: 'ran' }]);
  });

  test('refuses an event over the payload limit', async () => {
    const { room } = echo();
    const event = JSON.stringify('x'.repeat(6_291_455));
    await expect(room.invoke('echo', event)).rejects.toMatchObject({
      code: 'RequestTooLargeException',
      message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation, got 6291457',
      status: 413,
    });
  });

  test('fails a run that answers more than the payload limit', async () => {
    const { room } = echo({}, 'exports.handler = async () => "x".repeat(6_291_555);');
    expect(await room.invoke('echo', '{}')).toMatchObject({
      functionError: 'Unhandled',
      payload: expect.stringContaining('(6291557 bytes) exceeded maximum allowed payload size (6291556 bytes)'),
    });
  });

  test('runs several at a time, each in an environment of its own, and keeps them warm', async () => {
    const code = `
      const id = Math.random();
      let runs = 0;
      exports.handler = async () => ({ id, runs: ++runs });`;
    const { room } = echo({}, code);
    const [a, b] = await Promise.all([room.invoke('echo', '{}'), room.invoke('echo', '{}')]);
    expect(JSON.parse(a.payload).id).not.toBe(JSON.parse(b.payload).id);
    const again = JSON.parse((await room.invoke('echo', '{}')).payload);
    expect([a, b].map(({ payload }) => JSON.parse(payload).id)).toContain(again.id);
    expect(again.runs).toBe(2);
  });

  test('says which version an alias ran', async () => {
    const { room, create } = echo({}, 'exports.handler = async (_, c) => [c.functionVersion, c.invokedFunctionArn];');
    const version = create('AWS::Lambda::Version', { FunctionName: 'echo' });
    expect(version).toEqual({ ref: `${ARN}:1`, attributes: { Version: '1', FunctionArn: `${ARN}:1` } });
    const alias = create('AWS::Lambda::Alias', { FunctionName: 'echo', FunctionVersion: '1', Name: 'live' });
    expect(alias.ref).toBe(`${ARN}:live`);
    expect(await room.invoke(alias.ref, '{}', 'r')).toEqual({
      requestId: 'r',
      executedVersion: '1',
      payload: JSON.stringify(['1', `${ARN}:live`]),
    });
    expect(room.describe(alias.ref).functionArn).toBe(`${ARN}:live`);
  });

  test('refuses an alias of a version that does not exist', () => {
    const { create } = echo();
    expect(() => create('AWS::Lambda::Alias', { FunctionName: 'echo', FunctionVersion: '3', Name: 'live' })).toThrow(
      new Error('FunctionVersion must be a version of echo, got "3"'),
    );
  });

  test('names a function that it cannot run, once, and refuses to invoke it', async () => {
    const { room, context } = echo({ Runtime: 'python3.13' });
    const message = 'function echo is not run: runtime python3.13 is not Node.js';
    expect(context.seen).toEqual([expect.objectContaining({ type: 'warning', message })]);
    await expect(room.invoke('echo', '{}')).rejects.toMatchObject({ code: 'InvalidRuntimeException', message });
    expect(() => room.describe('echo')).toThrow(message);
  });

  test('names a function whose code is not in the assembly', () => {
    const { context } = echo({ Code: { S3Bucket: 'cdk-assets', S3Key: 'abc.zip' } });
    expect(context.seen).toEqual([
      expect.objectContaining({
        message: 'function echo is not run: its code s3://cdk-assets/abc.zip is not an asset of the assembly',
      }),
    ]);
  });

  test.each([
    ['Timeout', 0, 'Timeout must be an integer from 1 to 900, got 0'],
    ['Timeout', '3.5', 'Timeout must be an integer from 1 to 900, got "3.5"'],
    ['MemorySize', 127, 'MemorySize must be an integer from 128 to 10240, got 127'],
    ['Role', undefined, 'Role must be set, got undefined'],
    ['FunctionName', '../x', 'FunctionName must be 1 to 64 letters, digits, hyphens and underscores, got "../x"'],
    ['Code', {}, 'Code must be ZipFile, or S3Bucket and S3Key, got neither'],
  ])('refuses %s %p', (name, value, message) => {
    expect(() => echo({ [name]: value })).toThrow(new Error(message));
  });

  test('ends its workers on close, those that run included', async () => {
    const { room } = echo({}, 'exports.handler = () => new Promise(() => {});');
    const run = room.invoke('echo', '{}');
    await room.close();
    expect(await run).toMatchObject({ functionError: 'Unhandled', payload: expect.stringContaining('signal: killed') });
  });
});
