/** A type stands after the name of a column. */
const AFTER_NAME = '(?<=[\\w\\uE001]\\s+)';

const MAX_VARCHAR = 65_535;
const DEFAULT_VARCHAR = 256;

/** Data types of column definitions, with the lengths that Redshift gives those that name none. */
export function columnTypes(code: string): string {
  return varcharMax(code)
    .replace(type('(?:N?VARCHAR|CHARACTER\\s+VARYING|TEXT)(?!\\s*\\()'), `VARCHAR(${DEFAULT_VARCHAR})`)
    .replace(type('NVARCHAR'), 'VARCHAR')
    .replace(type('BPCHAR'), 'CHAR(256)')
    .replace(type('(?:DECIMAL|NUMERIC)(?!\\s*\\()'), 'NUMERIC(18, 0)')
    .replace(type('(?:VARBYTE|VARBINARY|BINARY\\s+VARYING)(?:\\s*\\(\\s*\\d+\\s*\\))?'), 'BYTEA')
    .replace(type('SUPER'), 'JSONB');
}

/** Types that may stand in any expression. */
export function castTypes(code: string): string {
  return varcharMax(code).replace(/(::\s*|\bAS\s+)SUPER\b/gi, '$1JSONB');
}

function varcharMax(code: string): string {
  return code.replace(/\b(VARCHAR|CHARACTER\s+VARYING)\s*\(\s*MAX\s*\)/gi, `VARCHAR(${MAX_VARCHAR})`);
}

function type(pattern: string): RegExp {
  return new RegExp(`${AFTER_NAME}${pattern}(?!\\w)`, 'gi');
}
