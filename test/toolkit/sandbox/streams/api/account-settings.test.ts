import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

const DAY = 86_400_000;
const START = 1_767_225_600;
const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };

const status = (Status: string) => ({ MinimumThroughputBillingCommitment: { Status } });

describe('account settings', () => {
  test('are On-demand Standard by default', () => {
    expect(streamRoom().call('DescribeAccountSettings')).toEqual(status('DISABLED'));
  });

  test('are On-demand Advantage from the start when the options say so', () => {
    expect(streamRoom({ ShardCount: 1 }, { onDemandAdvantage: true }).call('DescribeAccountSettings')).toEqual({
      MinimumThroughputBillingCommitment: {
        Status: 'ENABLED',
        StartedAt: START,
        EarliestAllowedEndAt: START + DAY / 1000,
      },
    });
  });

  test('stay On-demand Advantage for a day at least', async () => {
    const { call, context } = streamRoom();
    expect(call('UpdateAccountSettings', status('ENABLED'))).toMatchObject(status('ENABLED'));
    await context.clock.advance(DAY / 2);
    expect(call('UpdateAccountSettings', status('DISABLED'))).toMatchObject(
      status('ENABLED_UNTIL_EARLIEST_ALLOWED_END'),
    );
    await context.clock.advance(DAY / 2 - 1);
    expect(call('DescribeAccountSettings')).toMatchObject(status('ENABLED_UNTIL_EARLIEST_ALLOWED_END'));
    await context.clock.advance(1);
    expect(call('DescribeAccountSettings').MinimumThroughputBillingCommitment).toMatchObject({
      Status: 'DISABLED',
      EndedAt: START + DAY / 1000,
    });
  });

  test('can be kept before the commitment has ended', async () => {
    const { call, context } = streamRoom();
    call('UpdateAccountSettings', status('ENABLED'));
    call('UpdateAccountSettings', status('DISABLED'));
    await context.clock.advance(1000);
    expect(call('UpdateAccountSettings', status('ENABLED')).MinimumThroughputBillingCommitment).toMatchObject({
      Status: 'ENABLED',
      StartedAt: START,
    });
  });

  test('stay as they are while a stream is warm', async () => {
    const { call, failure, context } = streamRoom(
      { ...ON_DEMAND, WarmThroughputMiBps: 10 },
      { onDemandAdvantage: true },
    );
    expect(failure('UpdateAccountSettings', status('DISABLED'))).toBe(
      'ValidationException: Stream logs must have no warm throughput first',
    );
    call('UpdateStreamWarmThroughput', { ...STREAM, WarmThroughputMiBps: 0 });
    await context.clock.advance(DAY);
    expect(call('UpdateAccountSettings', status('DISABLED'))).toMatchObject(status('DISABLED'));
  });

  test('open warm throughput to streams', () => {
    const { failure, call } = streamRoom(ON_DEMAND);
    const warm = { StreamARN: STREAM_ARN, WarmThroughputMiBps: 10 };
    expect(failure('UpdateStreamWarmThroughput', warm)).toBe(
      'ValidationException: WarmThroughputMiBps needs an account with MinimumThroughputBillingCommitment enabled',
    );
    call('UpdateAccountSettings', status('ENABLED'));
    expect(call('UpdateStreamWarmThroughput', warm)).toMatchObject({ WarmThroughput: { TargetMiBps: 10 } });
  });
});
