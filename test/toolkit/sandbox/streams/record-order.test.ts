import { KinesisClient, UpdateShardCountCommand } from '@aws-sdk/client-kinesis';
import { consume } from '../../../../bench/streams/consume';
import { produce } from '../../../../bench/streams/produce';
import { Dispatch } from '../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../acting';
import { STREAM, streamRoom } from './stream-room';

const RECORDS = 20_000;
const SHARDS = 8;
const TIME_LIMIT_MS = 90_000;

describe('the streams of the sandbox, through its endpoint', () => {
  const { context, room, samples, summary } = streamRoom({ ShardCount: SHARDS });
  const gateway = new Gateway();
  let client: KinesisClient;

  beforeAll(async () => {
    const endpoint = await gateway.listen(0);
    gateway.serve(new Dispatch([room], context.clock, new RoleDirectory(context.account), OPEN_ACCESS));
    const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'sandbox' };
    client = new KinesisClient({ endpoint, region: context.region, credentials });
  });

  afterAll(async () => {
    client.destroy();
    await gateway.close();
  });

  test(
    'lose no record and keep those of a key in order, over two reshardings and within the limits',
    async () => {
      const targets = [2 * SHARDS, SHARDS];
      const counts: number[] = [];
      let begun = 0;
      const reshard = async (put: number) => {
        const TargetShardCount = targets[begun];
        if (TargetShardCount === undefined || put < (RECORDS * (begun + 1)) / 3) return;
        begun++;
        const update = { ...STREAM, TargetShardCount, ScalingType: 'UNIFORM_SCALING' } as const;
        await client.send(new UpdateShardCountCommand(update));
        counts.push(summary().OpenShardCount);
      };
      const onProgress = async (put: number) => {
        await reshard(put);
        await context.clock.advance(500);
      };
      await produce(client, { ...STREAM, records: RECORDS, producers: 4, keysPerProducer: 50, onProgress });
      expect(counts).toEqual(targets);
      expect((await consume(client, STREAM.StreamName)).size).toBe(RECORDS);
      const throttled = samples.filter(({ name, value }) => name.endsWith('ThroughputExceeded') && value > 0);
      expect(throttled).toEqual([]);
    },
    TIME_LIMIT_MS,
  );
});
