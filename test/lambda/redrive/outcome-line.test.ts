import { outcomeLine } from '../../../lambda/redrive/outcome-line';

const NOW = Date.UTC(2026, 5, 1, 12);

const CHARGE = {
  source: { bucket: 'failures', prefix: 'aws/lambda/', name: 'failures' },
  target: { functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders' },
  recordsPerSecond: 1,
  metricNamespace: 'KinesisPipelines',
};

const REPORT = {
  batches: { redriven: 1, left: 2 },
  records: { redriven: 10, failed: 3, expired: 4 },
  remarks: [],
};

describe('outcomeLine', () => {
  test('has the metrics of a run, and of what waits still', () => {
    const backlog = { batches: 2, oldest: NOW - 90_000 };
    expect(outcomeLine({ report: REPORT, backlog }, CHARGE, NOW)).toEqual({
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          {
            Namespace: 'KinesisPipelines',
            Dimensions: [['FailureDestination']],
            Metrics: [
              { Name: 'RecordsRedriven', Unit: 'Count' },
              { Name: 'RecordsFailed', Unit: 'Count' },
              { Name: 'RecordsExpired', Unit: 'Count' },
              { Name: 'BatchesWaiting', Unit: 'Count' },
              { Name: 'AgeOfOldestBatch', Unit: 'Seconds' },
            ],
          },
        ],
      },
      level: 'INFO',
      FailureDestination: 'failures',
      RecordsRedriven: 10,
      RecordsFailed: 3,
      RecordsExpired: 4,
      BatchesWaiting: 2,
      AgeOfOldestBatch: 90,
    });
  });

  test('tells only what waits, where nothing was to be redriven', () => {
    const line = outcomeLine({ backlog: { batches: 0 } }, CHARGE, NOW);
    expect(line).toMatchObject({ BatchesWaiting: 0, AgeOfOldestBatch: 0 });
    expect(line).not.toHaveProperty('RecordsRedriven');
  });

  test('tells no age that it does not know', () => {
    expect(outcomeLine({ backlog: { batches: 1 } }, CHARGE, NOW)).not.toHaveProperty('AgeOfOldestBatch');
  });

  test.each([[{ stopped: 'its time is over' }], [{ error: 'AccessDenied: no' }]])('warns of %j', (more) => {
    const line = outcomeLine({ report: { ...REPORT, ...more }, backlog: { batches: 0 } }, CHARGE, NOW);
    expect(line).toMatchObject({ level: 'WARN', ...more });
  });
});
