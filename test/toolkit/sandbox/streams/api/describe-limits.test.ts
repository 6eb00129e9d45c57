import { streamRoom } from '../stream-room';

describe('DescribeLimits', () => {
  test('counts open shards of provisioned streams, and on-demand streams', () => {
    const { call } = streamRoom();
    call('CreateStream', { StreamName: 'b', StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    expect(call('DescribeLimits')).toEqual({
      ShardLimit: 20_000,
      OpenShardCount: 2,
      OnDemandStreamCount: 1,
      OnDemandStreamCountLimit: 50,
    });
  });
});
