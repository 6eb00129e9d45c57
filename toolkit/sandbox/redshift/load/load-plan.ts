import type { CopyCommand } from '../copy/copy-command';
import type { LoadStatement } from '../engine/engine-request';
import { delimitedRows } from './delimited-rows';
import { readLines } from './file-lines';
import { fixedWidthRows } from './fixed-width-rows';
import { jsonRows } from './json-rows';
import { byFoldedName, byName, byPath, whole } from './json-values';
import type { LoadColumn } from './load-column';
import { parquetRows } from './parquet-rows';
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

/** The rows of a file. @throws Error when none of them can fit the columns */
export async function sourceRows(
  path: string,
  columns: readonly LoadColumn[],
  { command, jsonPaths = [] }: LoadStatement,
): Promise<Iterable<SourceRow>> {
  const { format, gzip, conversion } = command;
  if (format.type === 'parquet') return parquetRows(path, columns.length, format);
  const lines = readLines(path, gzip, conversion.invalidCharacter);
  switch (format.type) {
    case 'delimited':
      return delimitedRows(lines, columns.length, format);
    case 'fixedwidth':
      requireCount('widths', format.widths.length, columns);
      return fixedWidthRows(lines, format);
    case 'document':
      requireCount('SUPER columns', 1, columns);
      return jsonRows(lines, whole, { arrays: true });
    case 'jsonpaths':
      requireCount('JSONPaths', jsonPaths.length, columns);
      return jsonRows(lines, byPath(jsonPaths), { arrays: true });
    case 'json':
      return jsonRows(lines, (format.ignoreCase ? byFoldedName : byName)(columns.map(({ name }) => name)));
  }
}

function requireCount(what: string, count: number, columns: readonly LoadColumn[]): void {
  if (count !== columns.length) throw new CountMismatch(what, count, columns.length);
}

class CountMismatch extends Error {
  readonly code = 'XX000';

  constructor(what: string, count: number, columns: number) {
    super(`Number of ${what} and the number of columns should match. ${what}: ${count}, number of columns: ${columns}`);
  }
}
