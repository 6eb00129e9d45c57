import { Size } from 'aws-cdk-lib/core';
import { StreamAlarms } from '../../../lib/monitoring/stream-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { alarmsOf } from './alarms';

/** The expression of the alarm on the utilization of a stream. */
function utilizationIn(region: string | undefined, capacity: StreamCapacity, onDemandQuota?: Size) {
  const { Utilization } = alarmsOf(
    (stack) => {
      const dataStream = new DataStream(stack, 'Stream', { capacity });
      return new StreamAlarms(stack, 'Alarms', { dataStream, onDemandQuota, actions: [] });
    },
    { env: { region } },
  );
  return (Utilization?.Metrics as { readonly Expression?: string }[] | undefined)?.[0]?.Expression;
}

describe('what a stream takes in a minute', () => {
  test('is known of a stream that is made here', () => {
    expect(utilizationIn('eu-central-1', StreamCapacity.provisioned(1))).toBe(
      '100 * MAX([bytes / 62914560, records / 60000])',
    );
  });

  test('is what the most shards take that an autoscaler may make', () => {
    expect(utilizationIn('eu-central-1', StreamCapacity.autoScaled({ maxShards: 4 }))).toBe(
      '100 * MAX([bytes / 251658240, records / 240000])',
    );
  });

  test.each([
    ['us-east-1', '100 * MAX([bytes / 600000000000, records / 600000000])'],
    ['us-west-2', '100 * MAX([bytes / 600000000000, records / 600000000])'],
    ['eu-west-1', '100 * MAX([bytes / 600000000000, records / 600000000])'],
    ['eu-central-1', '100 * MAX([bytes / 12000000000, records / 12000000])'],
    [undefined, '100 * MAX([bytes / 12000000000, records / 12000000])'],
  ])('is the quota of a stream on demand in %s', (region, expression) => {
    expect(utilizationIn(region, StreamCapacity.onDemand())).toBe(expression);
  });

  test('is the quota that was raised', () => {
    expect(utilizationIn('eu-central-1', StreamCapacity.onDemand(), Size.mebibytes(1))).toBe(
      '100 * MAX([bytes / 62914560, records / 62914.56])',
    );
  });
});
