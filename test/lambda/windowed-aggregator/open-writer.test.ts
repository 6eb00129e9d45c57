import { MetricsWriter } from '../../../lambda/windowed-aggregator/metrics-writer';
import { openWriter } from '../../../lambda/windowed-aggregator/open-writer';
import { StreamWriter } from '../../../lambda/windowed-aggregator/stream-writer';
import { TableWriter } from '../../../lambda/windowed-aggregator/table-writer';

describe('openWriter', () => {
  beforeAll(() => {
    process.env.AWS_REGION = 'us-east-1';
  });

  test.each([
    ['metrics', {}, MetricsWriter],
    ['a stream', { RESULTS_STREAM_ARN: 'arn:aws:kinesis:us-east-1:111122223333:stream/results' }, StreamWriter],
    ['a table', { RESULTS_TABLE_NAME: 'results', RESULTS_EXPIRATION_SECONDS: '86400' }, TableWriter],
  ])('writes to %s', (_, variables, writer) => {
    expect(openWriter(variables as NodeJS.ProcessEnv, 'Shop')).toBeInstanceOf(writer);
  });
});
