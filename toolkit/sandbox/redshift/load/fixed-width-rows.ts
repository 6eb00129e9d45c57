import type { FixedWidthFormat } from '../copy/copy-command';
import { ErrorCode, invalidCharacters, RowRejection } from './load-error';
import type { SourceRow } from './source-row';

/** Rows of text whose values stand at fixed places. */
export function* fixedWidthRows(
  lines: readonly (string | undefined)[],
  format: FixedWidthFormat,
): Generator<SourceRow> {
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    if (index < format.headerLines) continue;
    if (raw === undefined) yield { line, raw: '', values: invalidCharacters() };
    else if (raw.trim() !== '' || !format.ignoreBlankLines) yield { line, raw, values: fields(raw, format) };
  }
}

function fields(raw: string, { widths, fillRecord, nullAs }: FixedWidthFormat): readonly unknown[] | RowRejection {
  const characters = [...raw];
  const starts = widths.map((_, i) => sum(widths.slice(0, i)));
  const end = sum(widths);
  if (characters.length > end) return new RowRejection(ErrorCode.EXTRA_COLUMNS, 'Extra column(s) found');
  if (characters.length < end && !fillRecord) return new RowRejection(ErrorCode.INVALID_LINE, 'Invalid input line');
  return widths.map((width, i) => {
    const start = starts[i] as number;
    const value = characters.slice(start, start + width).join('');
    return start >= characters.length || value.trimEnd() === nullAs ? null : value;
  });
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
