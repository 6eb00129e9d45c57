import { testRoom } from '../room';

const STREAM = { StreamName: 'logs' };

function room() {
  const test = testRoom();
  test.call('CreateStream', { ...STREAM, ShardCount: 2 });
  return test;
}

describe('DescribeLimits', () => {
  test('counts open shards of provisioned streams, and on-demand streams', () => {
    const { call } = room();
    call('CreateStream', { StreamName: 'b', StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    expect(call('DescribeLimits')).toEqual({
      ShardLimit: 20_000,
      OpenShardCount: 2,
      OnDemandStreamCount: 1,
      OnDemandStreamCountLimit: 50,
    });
  });
});
