import type { CustomResourceEvent } from '../../../../toolkit/sandbox/custom-resources/custom-resource-request';
import {
  CustomResourcesRoom,
  isCustomResource,
} from '../../../../toolkit/sandbox/custom-resources/custom-resources-room';
import type { HttpApi, ResourceRequest } from '../../../../toolkit/sandbox/kernel/room';
import type { FunctionService } from '../../../../toolkit/sandbox/kernel/services';
import { ANYONE } from '../acting';
import { type TestContext, testContext } from '../context';

const SERVICE_TOKEN = 'arn:aws:lambda:us-east-1:123456789012:function:setup';

type Answer = Record<string, unknown> | string | undefined;

/** A room whose function puts these answers, one after the other. */
function roomWith(answers: Answer[], context: TestContext = testContext()) {
  const events: CustomResourceEvent[] = [];
  const statuses: number[] = [];
  const functions = {
    invoke: async (_: string, text: string) => {
      const event: CustomResourceEvent = JSON.parse(text);
      events.push(event);
      const answer = answers.shift();
      const response = { requestId: 'r', executedVersion: '$LATEST' };
      if (typeof answer === 'string') return { ...response, payload: answer, functionError: 'Unhandled' as const };
      if (answer !== undefined) statuses.push((await put(event.ResponseURL, JSON.stringify(answer))).status);
      return { ...response, payload: 'null' };
    },
  } as Partial<FunctionService> as FunctionService;
  const room = new CustomResourcesRoom(context, { functions });
  const put = async (url: string, body: string, method = 'PUT') => {
    const caller = { roleArn: '', accessKeyId: '' };
    const path = new URL(url).pathname;
    const query = new URLSearchParams();
    const request = { method, path, query, headers: {}, body: Buffer.from(body), caller, identity: ANYONE };
    return (room.httpApis[0] as HttpApi).handle(request);
  };
  return { room, events, statuses, put, context };
}

function request(properties: Record<string, unknown> = {}): ResourceRequest {
  return {
    stackName: 'Stack',
    logicalId: 'Setup',
    type: 'Custom::Setup',
    properties: { ServiceToken: SERVICE_TOKEN, ...properties },
    generatedName: 'Stack-Setup-0123',
  };
}

const success = (id: string, Data = {}) => ({ Status: 'SUCCESS', PhysicalResourceId: id, Data });

describe('CustomResourcesRoom', () => {
  test.each([
    ['Custom::Anything', true],
    ['AWS::CloudFormation::CustomResource', true],
    ['AWS::CloudFormation::Stack', false],
  ])('handles %s: %p', (type, handled) => {
    expect(isCustomResource(type)).toBe(handled);
    expect(roomWith([]).room.handles(type)).toBe(handled);
  });

  test('sends what CloudFormation sends, values as text', async () => {
    const { room, events } = roomWith([success('id', { Name: 'table' })]);
    const created = await room.create(request({ Count: 3, Flag: true, Nested: { List: [1, null] } }));
    expect(created).toEqual({ ref: 'id', attributes: { Name: 'table' } });
    const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
    expect(events).toEqual([
      {
        RequestType: 'Create',
        ServiceToken: SERVICE_TOKEN,
        ResponseURL: expect.stringMatching(new RegExp(`^http://127.0.0.1:1/_cloudformation/${uuid}$`)),
        StackId: expect.stringMatching(
          new RegExp(`^arn:aws:cloudformation:us-east-1:123456789012:stack/Stack/${uuid}$`),
        ),
        RequestId: expect.stringMatching(new RegExp(`^${uuid}$`)),
        ResourceType: 'Custom::Setup',
        LogicalResourceId: 'Setup',
        ResourceProperties: {
          ServiceToken: SERVICE_TOKEN,
          Count: '3',
          Flag: 'true',
          Nested: { List: ['1', 'null'] },
        },
      },
    ]);
  });

  test('invokes nothing on the next start when nothing changed', async () => {
    const { room, context } = roomWith([success('id', { Name: 'table' })]);
    await room.create(request());
    const next = roomWith([], context);
    await expect(next.room.create(request())).resolves.toEqual({ ref: 'id', attributes: { Name: 'table' } });
    expect(next.events).toEqual([]);
  });

  test('updates when properties changed', async () => {
    const { room, context } = roomWith([success('id')]);
    await room.create(request({ Size: 1 }));
    const next = roomWith([success('id', { Name: 'new' })], context);
    await expect(next.room.create(request({ Size: 2 }))).resolves.toEqual({ ref: 'id', attributes: { Name: 'new' } });
    expect(next.events).toEqual([
      expect.objectContaining({
        RequestType: 'Update',
        PhysicalResourceId: 'id',
        ResourceProperties: { ServiceToken: SERVICE_TOKEN, Size: '2' },
        OldResourceProperties: { ServiceToken: SERVICE_TOKEN, Size: '1' },
      }),
    ]);
  });

  test('deletes what an update replaced, and warns when that fails', async () => {
    const { room, context } = roomWith([success('old')]);
    await room.create(request({ Size: 1 }));
    const next = roomWith([success('new'), { Status: 'FAILED', Reason: 'in use' }], context);
    await expect(next.room.create(request({ Size: 2 }))).resolves.toMatchObject({ ref: 'new' });
    expect(next.events[1]).toMatchObject({
      RequestType: 'Delete',
      PhysicalResourceId: 'old',
      ResourceProperties: { ServiceToken: SERVICE_TOKEN, Size: '1' },
    });
    expect(context.seen).toEqual([
      expect.objectContaining({ message: 'Stack/Setup (old): not deleted after its replacement: in use' }),
    ]);
  });

  test.each<[string, Answer, string]>([
    ['says so', { Status: 'FAILED', Reason: 'no such table', PhysicalResourceId: 'id' }, 'no such table'],
    ['gives no reason', { Status: 'FAILED' }, 'the function gave no reason'],
    ['throws', '{"errorMessage":"boom"}', 'the function failed: {"errorMessage":"boom"}'],
    ['does not answer', undefined, 'the function ended without an answer at the ResponseURL'],
    ['gives no id', { Status: 'SUCCESS' }, 'the answer must have a PhysicalResourceId'],
  ])('fails when its function %s, and is created again on the next start', async (_, answer, message) => {
    const { room, context } = roomWith([answer]);
    await expect(room.create(request())).rejects.toEqual(new Error(message));
    const next = roomWith([success('id')], context);
    await next.room.create(request());
    expect(next.events).toEqual([expect.objectContaining({ RequestType: 'Create' })]);
  });

  test('a token that is no function is refused', async () => {
    const ServiceToken = 'arn:aws:sns:us-east-1:123456789012:topic';
    await expect(roomWith([]).room.create(request({ ServiceToken }))).rejects.toEqual(
      new Error(`ServiceToken must be the ARN of a Lambda function, got ${ServiceToken}`),
    );
  });

  test('an address takes one answer, by PUT, of the right form', async () => {
    const { room, events, put, statuses } = roomWith([success('id')]);
    await room.create(request());
    expect(statuses).toEqual([200]);
    const url = (events[0] as CustomResourceEvent).ResponseURL;
    await expect(put(url, '{"Status":"SUCCESS"}')).resolves.toEqual({
      status: 403,
      body: 'no answer is expected here\n',
    });
    await expect(put(url, '', 'GET')).resolves.toEqual({ status: 405, body: 'an answer must be PUT\n' });
  });

  test.each([
    ['nothing', 'an answer must be JSON with a Status\n'],
    ['{"Status":"DONE"}', 'an answer must be JSON with a Status\n'],
    ['null', 'an answer must be JSON with a Status\n'],
    [JSON.stringify({ Status: 'SUCCESS', Data: 'x'.repeat(4_096) }), 'an answer must be 4,096 bytes at most\n'],
  ])('the answer %.20s is refused', async (body, problem) => {
    const refused: unknown[] = [];
    const { room, put } = roomWith([]);
    const functions = {
      invoke: async (_: string, text: string) => {
        refused.push(await put(JSON.parse(text).ResponseURL, body));
        return { requestId: 'r', executedVersion: '$LATEST', payload: 'null' };
      },
    } as Partial<FunctionService> as FunctionService;
    Object.assign(room, { services: { functions } });
    await expect(room.create(request())).rejects.toThrow('the function ended without an answer at the ResponseURL');
    expect(refused).toEqual([{ status: 400, body: problem }]);
  });
});
