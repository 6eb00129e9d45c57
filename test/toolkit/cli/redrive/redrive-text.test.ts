import { reportText, surveyText } from '../../../../toolkit/cli/redrive/redrive-text';

const NOW = Date.UTC(2026, 5, 8, 12);
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders:live';

const BATCH = {
  id: 's3://failures/1',
  functionArn: FUNCTION,
  condition: 'RetryAttemptsExhausted',
  records: 1_200,
  partitionKeys: 1,
};

describe('surveyText', () => {
  test('tells of each batch since when it waits, what it holds, whose it is and why', () => {
    const waiting = [
      { ...BATCH, failedAt: '2026-06-05T07:30:00.000Z' },
      { ...BATCH, id: 's3://failures/2', records: 1, failedAt: '2026-06-08T09:48:00.000Z' },
      { id: 's3://failures/3', failedAt: '2026-06-08T11:59:00.000Z', problem: 'malformed: it must be JSON' },
    ];
    expect(
      surveyText(waiting, NOW),
    ).toBe(`3d 04h  1,200 records of 1 key  RetryAttemptsExhausted  orders:live  s3://failures/1
02h 12m  1 record of 1 key  RetryAttemptsExhausted  orders:live  s3://failures/2
1m  malformed: it must be JSON  s3://failures/3
3 batches with 1,201 records wait
`);
  });

  test('shows control characters instead of obeying them', () => {
    const waiting = [{ id: 's3://failures/\u001b[2J', failedAt: '2026-06-08T12:00:00.000Z', problem: 'x' }];
    expect(surveyText(waiting, NOW)).toContain('s3://failures/\\u001b[2J');
  });
});

describe('reportText', () => {
  const report = { batches: { redriven: 1, left: 0 }, records: { redriven: 10, failed: 0, expired: 0 }, remarks: [] };

  test('tells what was brought back', () => {
    expect(reportText(report)).toBe(
      'redriven  10 records; 1 batch whole\nleft      0 batches; 0 records failed again\n',
    );
  });

  test('tells of all that was not', () => {
    const text = reportText({
      batches: { redriven: 2, left: 1 },
      records: { redriven: 1_000, failed: 3, expired: 1 },
      remarks: [
        { id: 's3://failures/1', because: 'failed again', message: '3 of its 7 records failed again: TypeError' },
      ],
      stopped: 'interrupted',
      error: 'AccessDenied: no',
    });
    expect(text).toBe(`s3://failures/1
  failed again: 3 of its 7 records failed again: TypeError
redriven  1,000 records; 2 batches whole
left      1 batch; 3 records failed again
lost      1 record or more, which the stream does not keep any more
ended early: interrupted
could not go on: AccessDenied: no
`);
  });
});
