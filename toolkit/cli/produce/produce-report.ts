import type { CallFigures } from './call-meter';

/** What a run of `produce` did. */
export interface ProduceReport extends CallFigures {
  /** Lines that were put. */
  readonly lines: number;
  /** Of the lines that were put, as they stand in their source. */
  readonly lineBytes: number;
  /** Lines that no record can carry. */
  readonly tooLong: number;
  readonly seconds: number;
}

export function produceReportText(report: ProduceReport): string {
  const { lines, lineBytes, records, bytes, calls, refused, tooLong, seconds } = report;
  const rate = seconds > 0 ? ` (${count(Math.round(lines / seconds), 'line')}/s)` : '';
  const parts = [
    `put ${count(lines, 'line')} in ${count(records, 'record')} of ${count(bytes, 'byte')} by ${count(calls, 'call')}`,
    ...(lineBytes > bytes && bytes > 0 ? [`${(lineBytes / bytes).toFixed(1)} times smaller than the lines`] : []),
    `in ${seconds.toFixed(1)} s${rate}`,
    ...(refused > 0 ? [`${count(refused, 'refused entry', 'refused entries')} put again`] : []),
    ...(tooLong > 0 ? [`${count(tooLong, 'line')} too long and not put`] : []),
  ];
  return `${parts.join(', ')}\n`;
}

function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`;
}
