import { produceReportText } from '../../../../toolkit/cli/produce/produce-report';

const REPORT = { lines: 1, lineBytes: 1, records: 1, bytes: 1, calls: 1, refused: 0, tooLong: 0, seconds: 0 };

describe('produceReportText', () => {
  test('tells what was put', () => {
    const report = {
      lines: 1_000_000,
      lineBytes: 205_000_000,
      records: 8_201,
      bytes: 205_000_000,
      calls: 52,
      refused: 0,
      tooLong: 0,
      seconds: 8,
    };
    expect(produceReportText(report)).toBe(
      'put 1,000,000 lines in 8,201 records of 205,000,000 bytes by 52 calls, in 8.0 s (125,000 lines/s)\n',
    );
  });

  test('knows one from many, and no rate in no time', () => {
    expect(produceReportText(REPORT)).toBe('put 1 line in 1 record of 1 byte by 1 call, in 0.0 s\n');
  });

  test('tells how much smaller gzip made the lines', () => {
    expect(produceReportText({ ...REPORT, lines: 5, lineBytes: 1_000, bytes: 128 })).toBe(
      'put 5 lines in 1 record of 128 bytes by 1 call, 7.8 times smaller than the lines, in 0.0 s\n',
    );
  });

  test('tells what was refused, and what was not put', () => {
    expect(produceReportText({ ...REPORT, refused: 1, tooLong: 2 })).toBe(
      'put 1 line in 1 record of 1 byte by 1 call, in 0.0 s, 1 refused entry put again, 2 lines too long and not put\n',
    );
  });
});
