import { resolveOptions } from '../../../../toolkit/sandbox/streams/streams-options';

describe('resolveOptions', () => {
  test.each([
    ['us-east-1', 20_000, 10_240],
    ['us-west-2', 20_000, 10_240],
    ['eu-west-1', 20_000, 10_240],
    ['eu-central-1', 1000, 200],
  ])('gives a new account in %s %d shards, and %d MiB/s on demand', (region, shardQuota, onDemandMiBps) => {
    expect(resolveOptions({}, region)).toMatchObject({ shardQuota, onDemandMiBps });
  });

  test('prefers what is given', () => {
    expect(resolveOptions({ shardQuota: 6000, limits: false }, 'us-east-1')).toEqual({
      limits: false,
      creatingMs: 500,
      updatingMs: 500,
      reshardingMs: 0,
      onDemandScalingMs: 900_000,
      shardQuota: 6000,
      onDemandMiBps: 10_240,
      onDemandAdvantage: false,
    });
  });

  test('takes what is undefined as not given', () => {
    expect(resolveOptions({ limits: undefined, shardQuota: undefined }, 'us-east-1')).toMatchObject({
      limits: true,
      shardQuota: 20_000,
    });
  });

  test.each([
    [{ updatingMs: -1 }, 'streams: updatingMs must be 0 or more, got -1'],
    [{ reshardingMs: Number.NaN }, 'streams: reshardingMs must be 0 or more, got NaN'],
    [{ shardQuota: -5 }, 'streams: shardQuota must be 0 or more, got -5'],
  ])('refuses %j', (options, message) => {
    expect(() => resolveOptions(options, 'us-east-1')).toThrow(new Error(message));
  });
});
