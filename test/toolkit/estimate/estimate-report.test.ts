import { estimateReport } from '../../../toolkit/estimate/estimate-report';
import { US_EAST_1 } from '../../../toolkit/estimate/price-table';
import { DEFAULT_WORKLOAD } from '../../../toolkit/estimate/workload';

const report = (Resources: Record<string, unknown>) =>
  estimateReport([{ stackName: 'Shop', template: { Resources } as never }], DEFAULT_WORKLOAD, US_EAST_1);
const stream = { Type: 'AWS::Kinesis::Stream' };

describe('estimateReport', () => {
  test('adds charges up by component, the dearest first', () => {
    const { components, usd, usdPerRawGigabyte } = report({ Key: { Type: 'AWS::KMS::Key' }, Stream: stream });
    expect(components.map(({ component }) => component)).toEqual(['Data Streams', 'KMS']);
    expect(components.reduce((sum, total) => sum + total.usd, 0)).toBeCloseTo(usd);
    expect(components.reduce((sum, total) => sum + total.usdPerRawGigabyte, 0)).toBeCloseTo(usdPerRawGigabyte);
  });

  test('carries the prices that it used, with their sources', () => {
    const { prices } = report({ Key: { Type: 'AWS::KMS::Key' } });
    expect(prices).toMatchObject([{ id: 'kms.key', source: expect.stringContaining('Infracost') }]);
  });

  test('says where lines enter, unless it is plain', () => {
    expect(report({ Stream: stream }).warnings).toEqual([]);
    expect(report({ A: stream, B: stream }).warnings).toEqual([
      'the lines enter by Shop/A, Shop/B: the same part of them by each',
    ]);
    const seven = Object.fromEntries([...'ABCDEFG'].map((id) => [id, stream]));
    expect(report(seven).warnings).toEqual([
      'the lines enter by Shop/A, Shop/B, Shop/C, Shop/D, Shop/E, and 2 more: the same part of them by each',
    ]);
    expect(report({ Key: { Type: 'AWS::KMS::Key' } }).warnings).toEqual([
      'no data stream and no delivery stream takes lines: only what costs without them is estimated',
    ]);
  });

  test('names what it cannot resolve', () => {
    const odd = { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Nowhere' } } };
    expect(report({ Odd: odd, Stream: stream }).notEstimated).toEqual([
      expect.objectContaining({
        logicalId: 'Odd',
        reason: 'it cannot be resolved: there is no resource or parameter Nowhere',
      }),
    ]);
  });
});
