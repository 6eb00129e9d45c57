import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CreateStreamCommand, KinesisClient, UpdateShardCountCommand } from '@aws-sdk/client-kinesis';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';

const UPDATING_MS = 60_000;
const REQUEST = {
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'ShardCount',
  ResourceProperties: { StreamName: 'clicks', InitialShards: '3' },
};

type Handler = (event: CloudFormationCustomResourceEvent, context: Context) => Promise<void>;

describe('handler', () => {
  const clock = new VirtualClock();
  const answers: unknown[] = [];
  let cloudFormation: Server;
  let sandbox: Sandbox;
  let kinesis: KinesisClient;
  let handler: Handler;
  let remainingMs: number;

  beforeAll(async () => {
    const template = {
      Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'clicks', ShardCount: 2 } } },
    };
    sandbox = await Sandbox.start({ template, clock, streams: { updatingMs: UPDATING_MS, creatingMs: UPDATING_MS } });
    const { endpoint, region } = sandbox;
    kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
    cloudFormation = createServer(async (request, response) => {
      answers.push(await json(request));
      response.end();
    });
    await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    ({ handler } = jest.requireActual('../../../lambda/shard-count/handler'));
  });

  beforeEach(() => {
    remainingMs = 900_000;
    answers.length = 0;
    jest.spyOn(console, 'error').mockImplementation();
  });

  afterEach(() => jest.restoreAllMocks());

  afterAll(async () => {
    kinesis.destroy();
    cloudFormation.close();
    await sandbox.close();
  });

  async function request(event: object): Promise<unknown> {
    const { port } = cloudFormation.address() as AddressInfo;
    const whole: unknown = { ...REQUEST, ResponseURL: `http://127.0.0.1:${port}`, ...event };
    const context = { getRemainingTimeInMillis: () => remainingMs };
    await handler(whole as CloudFormationCustomResourceEvent, context as Context);
    return answers.at(-1);
  }

  const update = { RequestType: 'Update', PhysicalResourceId: 'clicks' };

  test('answers the initial shards of a stream that is to be created', async () => {
    const ResourceProperties = { StreamName: 'views', InitialShards: '3' };
    expect(await request({ RequestType: 'Create', ResourceProperties })).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: 'views',
      Data: { ShardCount: 3 },
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'ShardCount',
    });
  });

  test('answers the open shards of a stream that exists', async () => {
    expect(await request(update)).toMatchObject({ Status: 'SUCCESS', Data: { ShardCount: 2 } });
  });

  test('waits for a stream that is resharded', async () => {
    const change = { StreamName: 'clicks', TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING' } as const;
    await kinesis.send(new UpdateShardCountCommand(change));
    const settled = new Promise((resolve) => setTimeout(resolve, 200)).then(() => clock.advance(UPDATING_MS));
    expect(await request(update)).toMatchObject({ Status: 'SUCCESS', Data: { ShardCount: 4 } });
    await settled;
  });

  test('does not wait longer than the function runs', async () => {
    await kinesis.send(new CreateStreamCommand({ StreamName: 'slow', ShardCount: 1 }));
    remainingMs = 20_000;
    expect(await request({ ...update, ResourceProperties: { StreamName: 'slow', InitialShards: '1' } })).toMatchObject({
      Status: 'FAILED',
      Reason: 'shard-count: stream slow is CREATING for too long',
      PhysicalResourceId: 'clicks',
    });
  });

  test('deletes nothing', async () => {
    expect(await request({ RequestType: 'Delete', PhysicalResourceId: 'clicks' })).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: 'clicks',
    });
  });
});
