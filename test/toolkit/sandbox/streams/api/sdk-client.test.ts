import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordsCommand,
  ResourceNotFoundException,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../../acting';
import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

describe('KinesisClient of the AWS SDK', () => {
  const { context, room } = testRoom();
  const gateway = new Gateway();
  let client: KinesisClient;

  beforeAll(async () => {
    const endpoint = await gateway.listen(0);
    gateway.serve(new Dispatch([room], context.clock, new RoleDirectory(context.account), OPEN_ACCESS));
    const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'sandbox' };
    client = new KinesisClient({ endpoint, region: context.region, credentials });
    await client.send(new CreateStreamCommand({ ...STREAM, ShardCount: 1 }));
  });

  afterAll(async () => {
    client.destroy();
    await gateway.close();
  });

  test('waits for a stream without waiting', async () => {
    expect((await waitUntilStreamExists({ client, maxWaitTime: 11 }, STREAM)).state).toBe('SUCCESS');
  });

  test('reads bytes and times as it put them', async () => {
    const Data = new Uint8Array([0, 255, 128]);
    const put = await client.send(new PutRecordsCommand({ ...STREAM, Records: [{ PartitionKey: 'ключ', Data }] }));
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        ...STREAM,
        ShardId: put.Records?.[0]?.ShardId,
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(context.clock.now()),
      }),
    );
    const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records).toEqual([
      expect.objectContaining({
        SequenceNumber: put.Records?.[0]?.SequenceNumber,
        PartitionKey: 'ключ',
        Data,
        ApproximateArrivalTimestamp: new Date(context.clock.now()),
      }),
    ]);
    await context.clock.advance(300_001);
    await expect(client.send(new GetRecordsCommand({ ShardIterator }))).rejects.toThrow(ExpiredIteratorException);
  });

  test('knows failures by their class', async () => {
    const missing = client.send(new DescribeStreamSummaryCommand({ StreamName: 'none' }));
    await expect(missing).rejects.toThrow(ResourceNotFoundException);
  });
});
