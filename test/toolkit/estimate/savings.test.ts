import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { savings } from '../../../toolkit/estimate/savings';
import { flowsOf, ON_DEMAND, STREAM_ARN } from './flows-of';

const PIPELINE = {
  Stream: ON_DEMAND,
  Consumer: ['AWS::Kinesis::StreamConsumer', { StreamARN: STREAM_ARN }],
  Handler: ['AWS::Lambda::Function', { Architectures: ['arm64'] }],
  Mapping: [
    'AWS::Lambda::EventSourceMapping',
    { EventSourceArn: { Ref: 'Consumer' }, FunctionName: { Ref: 'Handler' } },
  ],
} as const;

describe('savings', () => {
  test('names the most valuable move first, and what each leaves after those before it', () => {
    const found = savings(flowsOf(PIPELINE, { gigabytesPerDay: 1_024 }), US_EAST_1);
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual(['provisioned-capacity', 'pack-lines']);
    expect(found.map(({ saves }) => saves)).toEqual(found.map(() => expect.any(Number)));
    for (const [index, { saves, totalAfter }] of found.entries()) {
      const before = found[index - 1];
      if (before !== undefined) expect(before.totalAfter - totalAfter).toBeCloseTo(saves);
      expect(saves).toBeGreaterThanOrEqual(0.5);
    }
  });

  test('finds nothing where nothing can be saved', () => {
    expect(savings(flowsOf({ Key: ['AWS::KMS::Key'] }), US_EAST_1)).toEqual([]);
  });
});
