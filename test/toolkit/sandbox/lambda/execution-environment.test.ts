import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FunctionOptions } from '../../../../toolkit/sandbox/lambda/lambda-function';
import { functionsRoom, inlineFunction } from './harness';

function lambda(code: string, more: Record<string, unknown> = {}, options: FunctionOptions = {}) {
  const harness = functionsRoom(options);
  harness.create('AWS::Lambda::Function', inlineFunction(code, { FunctionName: 'fn', ...more }));
  const run = async (event = '{}') => {
    const { payload, functionError } = await harness.room.invoke('fn', event, 'request-1');
    return { failed: functionError !== undefined, payload: JSON.parse(payload) };
  };
  return { ...harness, run };
}

describe('a handler', () => {
  test.each([
    ['an async function', 'exports.handler = async (event) => event.a;', 1],
    ['a function that returns a promise', 'exports.handler = (event) => Promise.resolve(event.a);', 1],
    ['a function that returns at once', 'exports.handler = (event) => event.a;', 1],
    [
      'a function with a callback',
      'exports.handler = (event, context, done) => setTimeout(() => done(null, event.a));',
      1,
    ],
    ['an async function without an answer', 'exports.handler = async () => {};', null],
    ['an answer that JSON leaves out', 'exports.handler = async () => undefined;', null],
    [
      'an answer with members that JSON leaves out',
      'exports.handler = async () => ({ a: undefined, b: 1 });',
      { b: 1 },
    ],
  ])('may be %s', async (_, code, expected) => {
    expect(await lambda(code).run('{"a":1}')).toEqual({ failed: false, payload: expected });
  });

  test('may be a nested export', async () => {
    const { run } = lambda('exports.api = { run: async () => 1 };', { Handler: 'index.api.run' });
    expect((await run()).payload).toBe(1);
  });

  test('has the context of its invocation', async () => {
    const code = `exports.handler = async (event, context) => ({
      ...context,
      remaining: context.getRemainingTimeInMillis(),
    });`;
    const { payload } = await lambda(code, { MemorySize: 256, Timeout: 30 }).run();
    expect(payload).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
      memoryLimitInMB: '256',
      awsRequestId: 'request-1',
      logGroupName: '/aws/lambda/fn',
      logStreamName: expect.stringMatching(/^2026\/01\/01\/\[\$LATEST\][0-9a-f]{32}$/),
      remaining: expect.any(Number),
    });
    expect(payload.remaining).toBeGreaterThan(25_000);
    expect(payload.remaining).toBeLessThanOrEqual(30_000);
  });

  test('sees its own variables and nothing of this machine', async () => {
    process.env.SECRET_OF_THE_HOST = 'x';
    const { run, context } = lambda('exports.handler = async () => process.env;', {
      Environment: { Variables: { TABLE: 'logs', AWS_REGION: 'mars' } },
      MemorySize: 512,
    });
    const { payload } = await run();
    delete process.env.SECRET_OF_THE_HOST;
    const { accessKeyId, secretAccessKey, sessionToken } = context.credentials('arn:aws:iam::123456789012:role/fn');
    expect(payload).toEqual({
      TABLE: 'logs',
      LANG: 'en_US.UTF-8',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      TZ: ':UTC',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_FUNCTION_NAME: 'fn',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/fn',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.any(String),
      LAMBDA_TASK_ROOT: expect.stringContaining('functions'),
      _HANDLER: 'index.handler',
    });
  });

  test('has the whole event every time, though the same one is sent to its thread once', async () => {
    const post = jest.spyOn(Worker.prototype, 'postMessage');
    const { run } = lambda('exports.handler = async (event) => event.shift();');
    const answers = [await run('[1]'), await run('[1]'), await run('[1]'), await run('[2]')];
    expect(answers.map(({ payload }) => payload)).toEqual([1, 1, 1, 2]);
    expect(post.mock.calls.map(([{ event }]) => event)).toEqual(['[1]', undefined, undefined, '[2]']);
    post.mockRestore();
  });

  test('writes to its log group line by line, in order, errors too', async () => {
    const code = `
      console.log('starts');
      exports.handler = async () => {
        console.log('one\\ntwo');
        process.stdout.write('thr');
        console.error({ a: 1 });
        process.stdout.write('ee\\n');
      };`;
    const { run, lines } = lambda(code, { LoggingConfig: { LogGroup: '/own/group' } });
    await run();
    expect(lines.map(({ line }) => line)).toEqual(['starts', 'one', 'two', '{ a: 1 }', 'three']);
    expect(new Set(lines.map(({ group }) => group))).toEqual(new Set(['/own/group']));
    expect(new Set(lines.map(({ stream }) => stream)).size).toBe(1);
  });
});

describe('a failure', () => {
  test.each([
    ['an error', 'exports.handler = async () => { throw new TypeError("no"); };', 'TypeError', 'no'],
    ['an error before the first await', 'exports.handler = () => { throw new RangeError("no"); };', 'RangeError', 'no'],
    ['an error to the callback', 'exports.handler = (e, c, done) => done(new Error("no"));', 'Error', 'no'],
    ['what is no error', 'exports.handler = async () => { throw "no"; };', 'string', 'no'],
    [
      'an answer that is not JSON',
      'exports.handler = async () => 1n;',
      'TypeError',
      'Do not know how to serialize a BigInt',
    ],
    ['an error while loading', 'throw new Error("not today");', 'Error', 'not today'],
    [
      'a missing module',
      'require("not-there");',
      'Runtime.ImportModuleError',
      expect.stringMatching(/^Error: Cannot find module 'not-there'/),
    ],
    [
      'a syntax error',
      'exports.handler = async (',
      'Runtime.UserCodeSyntaxError',
      expect.stringMatching(/^SyntaxError: /),
    ],
    [
      'no handler',
      'exports.other = async () => {};',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    [
      'a handler that is no function',
      'exports.handler = 1;',
      'Runtime.HandlerNotFound',
      'index.handler is not a function',
    ],
    [
      'a rejection nobody handles',
      'exports.handler = () => new Promise(() => Promise.reject(new Error("no")));',
      'Runtime.UnhandledPromiseRejection',
      'Error: no',
    ],
    [
      'an exception nobody catches',
      'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("no"); }));',
      'Error',
      'no',
    ],
    [
      'an exit',
      'exports.handler = async () => process.exit(3);',
      'Runtime.ExitError',
      'RequestId: request-1 Error: Runtime exited with error: exit status 3',
    ],
    [
      'an exit without a reason',
      'exports.handler = async () => process.exit(0);',
      'Runtime.ExitError',
      'RequestId: request-1 Error: Runtime exited without providing a reason',
    ],
  ])('tells of %s', async (_, code, errorType, errorMessage) => {
    const { run } = lambda(code);
    expect(await run()).toEqual({ failed: true, payload: expect.objectContaining({ errorType, errorMessage }) });
  });

  test.each([
    ['index', "'index' is not a valid handler name", 'MalformedHandlerName'],
    ['../index.handler', "'../index.handler' is not a valid handler name", 'MalformedHandlerName'],
    ['other.handler', "Error: Cannot find module 'other'", 'ImportModuleError'],
  ])('tells of handler name %s', async (Handler, errorMessage, type) => {
    const { payload } = await lambda('', { Handler }).run();
    expect(payload).toMatchObject({ errorType: `Runtime.${type}`, errorMessage });
  });

  test('comes with its trace', async () => {
    const { payload } = await lambda('exports.handler = async () => { throw new Error("no"); };').run();
    expect(payload.trace.slice(0, 2)).toEqual(['Error: no', expect.stringMatching(/^ {4}at .*index\.js:1:/)]);
  });

  test('is written to the log group', async () => {
    const { run, lines } = lambda('exports.handler = async () => { throw "no"; };');
    await run();
    expect(lines.map(({ group, line }) => [group, line])).toEqual([
      ['/aws/lambda/fn', 'request-1\tERROR\tInvoke Error\t{"errorType":"string","errorMessage":"no","trace":[]}'],
    ]);
  });

  test('of Node.js 24 is a handler with a callback', async () => {
    const code = 'exports.handler = (event, context, done) => done(null, 1);';
    expect(await lambda(code, { Runtime: 'nodejs24.x' }).run()).toEqual({
      failed: true,
      payload: expect.objectContaining({
        errorType: 'Runtime.CallbackHandlerDeprecated',
        errorMessage: 'nodejs24.x takes no handler with a callback: return a promise',
      }),
    });
  });

  test.each([
    ['an endless loop', 'exports.handler = async () => { for (;;); };'],
    ['an answer that never comes', 'exports.handler = () => new Promise(() => {});'],
    ['a callback that is never called', 'exports.handler = (event, context, done) => {};'],
  ])('ends %s, and tells of the timeout that is declared', async (_, code) => {
    const { run } = lambda(code, { Timeout: 900 }, { longestRunMs: 100 });
    expect(await run()).toEqual({
      failed: true,
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: 'RequestId: request-1 Error: Task timed out after 900.00 seconds',
      },
    });
  });

  test('ends code that does not finish loading', async () => {
    const { run } = lambda('for (;;);', {}, { longestInitMs: 200 });
    expect((await run()).payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: request-1 Error: Task timed out after 3.00 seconds',
    });
  });

  test('does not come of a slow machine, while time stands still', async () => {
    const slow = 'await new Promise((resolve) => setTimeout(resolve, 1_100));';
    const { run } = lambda(`exports.handler = async () => { ${slow} return 1; };`, { Timeout: 1 });
    expect(await run()).toEqual({ failed: false, payload: 1 });
  });

  test('does not come of loading that takes longer than the handler may', async () => {
    const slow = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);';
    const { run } = lambda(`${slow} exports.handler = async () => 1;`, {}, { longestRunMs: 200 });
    expect(await run()).toEqual({ failed: false, payload: 1 });
  });

  test('ends a function that takes more memory than it may', async () => {
    const code = `
      exports.handler = async () => {
        const all = [];
        for (;;) all.push(new Array(1_000_000).fill(all.length));
      };`;
    expect((await lambda(code).run()).payload).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: request-1 Error: Runtime exited with error: signal: killed',
    });
  });

  test('that ends its environment does not touch the next run', async () => {
    const code = `exports.handler = async ({ how }) => {
      if (how === 'exit') process.exit(1);
      if (how === 'crash') { Promise.reject(new Error('no')); await new Promise(() => {}); }
      return 'fine';
    };`;
    const { run } = lambda(code);
    for (const how of ['exit', 'crash']) {
      expect((await run(JSON.stringify({ how }))).failed).toBe(true);
      expect(await run('{}')).toEqual({ failed: false, payload: 'fine' });
    }
  });

  test('of a thread that is ended leaves the process alive until it has ended', async () => {
    const unref = jest.spyOn(Worker.prototype, 'unref');
    const { run, room, lines } = lambda("exports.handler = () => new Promise(() => console.log('begins'));");
    const running = run();
    while (lines.length === 0) await setImmediate();
    await room.close();
    expect((await running).failed).toBe(true);
    expect(unref).not.toHaveBeenCalled();
    unref.mockRestore();
  });

  test('while loading happens again on the next run, in a new environment', async () => {
    const { run } = lambda('throw new Error("not today");');
    expect((await run()).payload.errorMessage).toBe('not today');
    expect((await run()).payload.errorMessage).toBe('not today');
  });
});
