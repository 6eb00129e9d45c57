import { Lines } from './lines';
import { LogRows } from './log-rows';
import type { RecordFormat } from './record-format';
import { Records } from './records';

const FORMATS: Readonly<Record<string, new () => RecordFormat>> = {
  lines: Lines,
  'log-rows': LogRows,
  records: Records,
};

export function formatNamed(name: string): RecordFormat {
  const Format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (Format === undefined) {
    throw new Error(`firehose-writer: FORMAT must be ${Object.keys(FORMATS).join(', ')}, got ${name}`);
  }
  return new Format();
}
