import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { temporaryFolder } from '../context';
import { inlineFunction } from '../lambda/harness';

const START = Date.UTC(2026, 0, 1);

function template(mapping: object) {
  return {
    Resources: {
      Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'logs', ShardCount: 1 } },
      Fn: { Type: 'AWS::Lambda::Function', Properties: inlineFunction('exports.handler = async () => {};') },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] },
          FunctionName: { Ref: 'Fn' },
          StartingPosition: 'TRIM_HORIZON',
          ...mapping,
        },
      },
    },
  };
}

/** An account in which one deployment follows another. */
class Account {
  private readonly dataDir = temporaryFolder();
  private now = START;

  async deploy(mapping: object, act: (sandbox: Sandbox) => Promise<void> = async () => {}) {
    const clock = new VirtualClock(this.now);
    const sandbox = await Sandbox.start({ template: template(mapping), clock, dataDir: this.dataDir });
    try {
      await act(sandbox);
      await clock.advance(5000);
      return sandbox.invocations('Fn').map(({ event }) => (event as { Records: unknown[] }).Records.length);
    } finally {
      this.now = clock.now();
      await sandbox.close();
    }
  }
}

const clientOf = (sandbox: Sandbox) => ({
  endpoint: sandbox.endpoint,
  region: sandbox.region,
  credentials: sandbox.credentials(),
});

async function put(sandbox: Sandbox, count: number) {
  const kinesis = new KinesisClient(clientOf(sandbox));
  const Records = Array.from({ length: count }, () => ({ PartitionKey: 'k', Data: Buffer.from('x') }));
  await kinesis.send(new PutRecordsCommand({ StreamName: 'logs', Records }));
  kinesis.destroy();
}

describe('event source mappings of a sandbox', () => {
  test('go on from deployment to deployment, and keep to what their template says', async () => {
    const account = new Account();
    expect(await account.deploy({}, (sandbox) => put(sandbox, 3))).toEqual([3]);
    expect(await account.deploy({ BatchSize: 2 }, (sandbox) => put(sandbox, 4))).toEqual([2, 2]);
    await expect(account.deploy({ StartingPosition: 'LATEST' })).rejects.toThrow(/provided mapping already exists/);
    expect(await account.deploy({ BatchSize: 2 }, (sandbox) => put(sandbox, 1))).toEqual([1]);
  });

  test('are listed to clients of Lambda', async () => {
    await new Account().deploy({}, async (sandbox) => {
      const lambda = new LambdaClient(clientOf(sandbox));
      const { EventSourceMappings } = await lambda.send(
        new ListEventSourceMappingsCommand({ FunctionName: sandbox.ref('Fn') }),
      );
      lambda.destroy();
      expect(EventSourceMappings).toEqual([
        expect.objectContaining({ UUID: sandbox.ref('Mapping'), State: 'Enabled' }),
      ]);
    });
  });

  test('run by the options of the sandbox', async () => {
    const mappings = { filterQuota: 0 };
    const FilterCriteria = { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] };
    await expect(
      Sandbox.start({ template: template({ FilterCriteria }), clock: new VirtualClock(), mappings }),
    ).rejects.toThrow(/FilterCriteria\.Filters must be at most 0 filters, got 1/);
  });
});
