import { CALL_RATES, CallRates } from '../../../../toolkit/sandbox/streams/call-rates';
import { testContext } from '../context';
import { failureOf } from './room';
import { STREAM, STREAM_ARN, streamRoom } from './stream-room';

function setUp() {
  const { clock } = testContext();
  const rates = new CallRates(clock, '123456789012');
  const calls = (count: number, operation: string, input = {}) => {
    for (let i = 0; i < count; i++) rates.charge(operation, input);
  };
  return { clock, calls };
}

describe('CallRates', () => {
  test.each(Object.entries(CALL_RATES))(
    'admits %s as often as documented, and again after a while',
    async (name, rate) => {
      const { clock, calls } = setUp();
      calls(rate.perSecond, name, STREAM);
      expect(failureOf(() => calls(1, name, STREAM))).toBe(
        'LimitExceededException: Rate exceeded for stream logs under account 123456789012.',
      );
      await clock.advance(1000 / rate.perSecond);
      calls(1, name, STREAM);
    },
  );

  test('counts calls for each stream alone, however it is named, where the rate is per stream', () => {
    const { calls } = setUp();
    calls(5, 'SplitShard', STREAM);
    calls(5, 'SplitShard', { StreamName: 'other' });
    expect(() => calls(1, 'SplitShard', { StreamARN: STREAM_ARN })).toThrow(/^Rate exceeded/);
    expect(() => calls(1, 'SplitShard', { ResourceARN: `${STREAM_ARN}/consumer/a:1` })).toThrow(/^Rate exceeded/);
  });

  test('counts calls for all streams together where the rate is per account', () => {
    const { calls } = setUp();
    calls(10, 'DescribeStream', STREAM);
    expect(() => calls(1, 'DescribeStream', { StreamName: 'other' })).toThrow(/^Rate exceeded/);
  });

  test('names the account when a call is about no stream', () => {
    const { calls } = setUp();
    calls(1, 'DescribeLimits');
    expect(failureOf(() => calls(1, 'DescribeLimits'))).toBe(
      'LimitExceededException: Rate exceeded for account 123456789012.',
    );
  });

  test('leaves an operation without a documented rate alone', () => {
    expect(() => setUp().calls(2000, 'PutRecord', STREAM)).not.toThrow();
  });

  test('holds for the API, but not without limits', () => {
    const limited = streamRoom();
    limited.call('DescribeLimits');
    expect(limited.failure('DescribeLimits')).toMatch(/^LimitExceededException/);
    const free = streamRoom({ ShardCount: 1 }, { limits: false });
    free.call('DescribeLimits');
    expect(free.call('DescribeLimits')).toMatchObject({ OpenShardCount: 1 });
  });
});
