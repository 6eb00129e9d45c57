import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { answerWith } from '../../../lambda/shared/custom-resource-answer';

describe('answerWith', () => {
  const answers: unknown[] = [];
  let refusals = 0;
  let server: Server;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      answers.push({ type: request.headers['content-type'], body: await json(request) });
      response.writeHead(refusals-- > 0 ? 503 : 200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    answers.length = 0;
    refusals = 0;
    jest.spyOn(console, 'error').mockImplementation();
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(() => server.close());

  function event(changed: object = {}): CloudFormationCustomResourceEvent {
    const { port } = server.address() as AddressInfo;
    const whole: unknown = {
      RequestType: 'Create',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Table',
      ResponseURL: `http://127.0.0.1:${port}/signed`,
      ...changed,
    };
    return whole as CloudFormationCustomResourceEvent;
  }

  test('tells what was provided, without a content type', async () => {
    await answerWith(event(), async () => ({ PhysicalResourceId: 'table', Data: { Rows: 1 } }));
    expect(answers).toEqual([
      {
        type: '',
        body: {
          Status: 'SUCCESS',
          PhysicalResourceId: 'table',
          Data: { Rows: 1 },
          StackId: 'stack',
          RequestId: 'request',
          LogicalResourceId: 'Table',
        },
      },
    ]);
  });

  test.each([
    ['the request, where there is no resource yet', {}, 'request'],
    ['the resource that there is', { RequestType: 'Update', PhysicalResourceId: 'table' }, 'table'],
  ])('tells why it failed, and names %s', async (_, changed, id) => {
    await answerWith(event(changed), () => Promise.reject(new Error('no such warehouse')));
    expect(answers).toMatchObject([
      { body: { Status: 'FAILED', Reason: 'no such warehouse', PhysicalResourceId: id } },
    ]);
  });

  test('cuts a reason that CloudFormation would refuse', async () => {
    await answerWith(event(), () => Promise.reject(new Error('x'.repeat(5_000))));
    expect(answers).toMatchObject([{ body: { Reason: 'x'.repeat(1_000) } }]);
  });

  test('repeats an answer that was not taken', async () => {
    refusals = 2;
    await answerWith(event(), async () => ({ PhysicalResourceId: 'table' }));
    expect(answers).toHaveLength(3);
  });

  test('fails when CloudFormation takes no answer at all', async () => {
    refusals = 3;
    await expect(answerWith(event(), async () => ({ PhysicalResourceId: 'table' }))).rejects.toThrow(
      expect.objectContaining({ message: 'CloudFormation did not take the answer of Table: status 503' }),
    );
  });
});
