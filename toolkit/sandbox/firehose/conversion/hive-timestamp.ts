import { jodaFormat, type TimestampReader } from './joda-format';
import { parseTimestamp } from './timestamp';

/** What `java.sql.Timestamp` and `Date` take. */
const JDBC = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d(?:\.\d{1,9})?)?$/;

/** Reads a time as the Hive deserializer does: by the first format that fits, else as JDBC writes it. */
export function hiveTimestamps(formats: readonly string[]): TimestampReader {
  const readers = [...formats.map(reader), jdbcTimestamp];
  return (value) => {
    for (const read of readers) {
      const time = read(value);
      if (time !== undefined) return time;
    }
    return undefined;
  };
}

function reader(format: string): TimestampReader {
  return format === 'millis' ? epochMilliseconds : jodaFormat(format);
}

function epochMilliseconds(value: unknown): number | undefined {
  return /^-?\d+$/.test(String(value)) ? Number(value) : undefined;
}

function jdbcTimestamp(value: unknown): number | undefined {
  return typeof value === 'string' && JDBC.test(value) ? parseTimestamp(value) : undefined;
}
