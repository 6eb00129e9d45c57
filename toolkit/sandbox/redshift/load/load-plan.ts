import type { CopyCommand } from '../copy/copy-command';
import { delimitedRows } from './delimited-rows';
import { jsonRows } from './json-rows';
import type { LoadColumn } from './load-column';
import type { SourceRow } from './source-row';

export interface TableColumn extends LoadColumn {
  readonly identity: boolean;
}

/** The columns that a COPY fills: those it lists, or all that the warehouse does not number itself. */
export function columnsToLoad(command: CopyCommand, table: readonly TableColumn[]): readonly LoadColumn[] {
  const { columns, conversion } = command;
  if (columns === undefined) return table.filter(({ identity }) => !identity || conversion.explicitIds);
  return columns.map((name) => {
    const column = table.find((candidate) => candidate.name === name);
    if (column === undefined) throw new UnknownColumn(name, command.table);
    return column;
  });
}

export class UnknownColumn extends Error {
  readonly code = '42703';

  constructor(column: string, table: string) {
    super(`column "${column}" of relation "${table}" does not exist`);
  }
}

export function sourceRows(
  lines: readonly (string | undefined)[],
  columns: readonly LoadColumn[],
  { format }: CopyCommand,
): Iterable<SourceRow> {
  if (format.type === 'delimited') return delimitedRows(lines, columns.length, format);
  return jsonRows(
    lines,
    columns.map(({ name }) => name),
    format.ignoreCase,
  );
}
