import { Fixture, NAME, ROLE_ARN } from '../fixture';

const MINUTE = 60_000;
const record = (bytes: number) => ({ Data: Buffer.alloc(bytes).toString('base64') });

describe('FirehoseApi', () => {
  test('takes records that are put directly, and delivers them in order', async () => {
    const fixture = new Fixture().directPutToS3();
    const { RecordId } = await fixture.call('PutRecord', {
      DeliveryStreamName: NAME,
      Record: { Data: Buffer.from('a').toString('base64') },
    });
    const { FailedPutCount, RequestResponses } = await fixture.putDirectly('b', '', 'c');
    expect(FailedPutCount).toBe(0);
    const ids = [RecordId, ...(RequestResponses as { RecordId: string }[]).map((response) => response.RecordId)];
    expect(new Set(ids).size).toBe(4);
    expect(fixture.room.pending()).toEqual([`delivery stream ${NAME} holds 4 records`]);
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['abc']);
    const counted = (name: string) =>
      fixture.samples.filter((sample) => sample.name === name).map(({ value }) => value);
    expect(counted('IncomingRecords')).toEqual([1, 3]);
    expect(counted('IncomingBytes')).toEqual([1, 2]);
  });

  test('keeps acknowledged records over the death of the process', async () => {
    const first = new Fixture().directPutToS3();
    await first.putDirectly('delivered ');
    await first.clock.advance(6 * MINUTE);
    await first.putDirectly('held ');
    const second = (await first.restart()).directPutToS3();
    await second.putDirectly('new');
    await second.clock.advance(6 * MINUTE);
    expect((await second.texts()).sort()).toEqual(['delivered ', 'held new']);
    const third = (await second.restart()).directPutToS3();
    await third.clock.advance(6 * MINUTE);
    expect(third.room.pending()).toEqual([]);
    expect(await third.keys()).toHaveLength(2);
  });

  test('delivers what is put after a backup has come with another template', async () => {
    const first = new Fixture().directPutToS3();
    await first.putDirectly('old');
    await first.clock.advance(6 * MINUTE);
    const S3BackupConfiguration = { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN, Prefix: 'backup/' };
    const second = (await first.restart()).directPutToS3({ S3BackupMode: 'Enabled', S3BackupConfiguration });
    await second.putDirectly('new');
    await second.clock.advance(6 * MINUTE);
    expect((await second.texts('2026/')).sort()).toEqual(['new', 'old']);
    expect(await second.texts('backup/')).toEqual(['new']);
  });

  test('gives up what was put directly after a day', async () => {
    const fixture = new Fixture().directPutToS3({ BucketARN: 'arn:aws:s3:::absent' });
    await fixture.putDirectly('x');
    await fixture.clock.advance(24 * 60 * MINUTE + 2 * MINUTE);
    expect(fixture.context.seen).toMatchObject([{ type: 'warning' }]);
    expect(fixture.room.pending()).toEqual([]);
  });

  const violation = (member: string, constraint: string) =>
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`;
  test.each([
    ['no records', [], violation('records', 'Member must have length greater than or equal to 1')],
    [
      '501 records',
      Array(501).fill(record(1)),
      violation('records', 'Member must have length less than or equal to 500'),
    ],
    [
      'a record above 1,000 KiB',
      [record(1), record(1_024_001)],
      violation('records.2.member.data', 'Member must have length less than or equal to 1024000'),
    ],
    ['a record without data', [{}], violation('records.1.member.data', 'Member must not be null')],
    ['more than 4 MiB', Array(5).fill(record(1_000_000)), 'Records size exceeds 4194304 bytes'],
  ])('refuses %s', async (_, Records, message) => {
    const fixture = new Fixture().directPutToS3();
    await expect(fixture.call('PutRecordBatch', { DeliveryStreamName: NAME, Records })).rejects.toThrow(message);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('takes the largest batch and the largest record', async () => {
    const fixture = new Fixture().directPutToS3();
    const Records = [...Array(4).fill(record(1_024_000)), record(4_194_304 - 4 * 1_024_000)];
    expect(await fixture.call('PutRecordBatch', { DeliveryStreamName: NAME, Records })).toMatchObject({
      FailedPutCount: 0,
    });
    expect(
      await fixture.call('PutRecordBatch', { DeliveryStreamName: NAME, Records: Array(500).fill(record(0)) }),
    ).toMatchObject({ FailedPutCount: 0 });
  });

  test('refuses direct puts on a delivery stream that reads a data stream', async () => {
    await expect(new Fixture().toS3().putDirectly('x')).rejects.toMatchObject({
      code: 'InvalidArgumentException',
      message: 'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
    });
  });

  test('describes a delivery stream, its defaults included', async () => {
    const fixture = new Fixture().toS3({ Prefix: 'p/' });
    expect(await fixture.call('DescribeDeliveryStream', { DeliveryStreamName: NAME })).toMatchObject({
      DeliveryStreamDescription: {
        DeliveryStreamARN: `arn:aws:firehose:us-east-1:123456789012:deliverystream/${NAME}`,
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: 'KinesisStreamAsSource',
        VersionId: '1',
        Source: { KinesisStreamSourceDescription: { KinesisStreamARN: fixture.stream.streamArn } },
        Destinations: [
          {
            DestinationId: 'destinationId-000000000001',
            S3DestinationDescription: { Prefix: 'p/' },
            ExtendedS3DestinationDescription: {
              Prefix: 'p/',
              BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
              CompressionFormat: 'UNCOMPRESSED',
              S3BackupMode: 'Disabled',
            },
          },
        ],
      },
    });
  });

  test('lists delivery streams page by page', async () => {
    const fixture = new Fixture().directPutToS3();
    for (const DeliveryStreamName of ['b', 'a']) {
      fixture.create({
        DeliveryStreamName,
        ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN },
      });
    }
    expect(await fixture.call('ListDeliveryStreams', { Limit: 2 })).toEqual({
      DeliveryStreamNames: ['a', 'b'],
      HasMoreDeliveryStreams: true,
    });
    expect(await fixture.call('ListDeliveryStreams', { ExclusiveStartDeliveryStreamName: 'b' })).toEqual({
      DeliveryStreamNames: [NAME],
      HasMoreDeliveryStreams: false,
    });
  });

  test('answers what is not there by its code', async () => {
    const fixture = new Fixture();
    await expect(fixture.putDirectly('x')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: `Firehose ${NAME} under account 123456789012 not found.`,
    });
    await expect(fixture.call('Nonsense', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: "the sandbox does not run Firehose's Nonsense",
    });
    await expect(fixture.call('constructor', {})).rejects.toMatchObject({ code: 'UnknownOperationException' });
  });
});
