import { rotatedIndex } from '../../../../../../toolkit/sandbox/firehose/destination/opensearch/index-rotation';

describe('rotatedIndex', () => {
  test.each([
    ['NoRotation', '2016-02-25T13:00:00Z', 'logs'],
    ['OneHour', '2016-02-25T13:00:00Z', 'logs-2016-02-25-13'],
    ['OneHour', '2016-02-25T13:59:59.999Z', 'logs-2016-02-25-13'],
    ['OneDay', '2016-02-25T23:59:59Z', 'logs-2016-02-25'],
    ['OneWeek', '2020-08-12T13:00:00Z', 'logs-2020-w33'],
    ['OneWeek', '2026-01-01T00:00:00Z', 'logs-2026-w01'],
    ['OneWeek', '2026-01-03T23:59:59.999Z', 'logs-2026-w01'],
    ['OneWeek', '2026-01-04T00:00:00Z', 'logs-2026-w02'],
    ['OneWeek', '2026-12-26T23:59:59.999Z', 'logs-2026-w52'],
    ['OneWeek', '2026-12-27T00:00:00Z', 'logs-2027-w01'],
    ['OneMonth', '2016-02-25T13:00:00Z', 'logs-2016-02'],
  ])('%s of %s', (period, arrival, index) => {
    expect(rotatedIndex('logs', period, Date.parse(arrival))).toBe(index);
  });
});
