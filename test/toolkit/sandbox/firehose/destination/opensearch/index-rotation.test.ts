import { rotatedIndex } from '../../../../../../toolkit/sandbox/firehose/destination/opensearch/index-rotation';

describe('rotatedIndex', () => {
  test.each([
    ['NoRotation', '2016-02-25T13:00:00Z', 'logs'],
    ['OneHour', '2016-02-25T13:00:00Z', 'logs-2016-02-25-13'],
    ['OneHour', '2016-02-25T13:59:59.999Z', 'logs-2016-02-25-13'],
    ['OneDay', '2016-02-25T23:59:59Z', 'logs-2016-02-25'],
    ['OneWeek', '2016-02-25T13:00:00Z', 'logs-2016-w08'],
    ['OneWeek', '2026-01-01T00:00:00Z', 'logs-2026-w01'],
    ['OneWeek', '2027-01-03T23:00:00Z', 'logs-2026-w53'],
    ['OneWeek', '2027-01-04T00:00:00Z', 'logs-2027-w01'],
    ['OneWeek', '2024-12-30T00:00:00Z', 'logs-2025-w01'],
    ['OneMonth', '2016-02-25T13:00:00Z', 'logs-2016-02'],
  ])('%s of %s', (period, arrival, index) => {
    expect(rotatedIndex('logs', period, Date.parse(arrival))).toBe(index);
  });
});
