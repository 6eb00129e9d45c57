import { QUOTED_PART } from '../sql/quoted-parts';

const NAME = `(?:${QUOTED_PART}|\\w+)`;
const TABLE_ATTRIBUTES = new RegExp(
  [
    'DISTSTYLE\\s+(?:AUTO|EVEN|KEY|ALL)',
    `DISTKEY\\s*\\(\\s*${NAME}\\s*\\)`,
    `(?:(?:COMPOUND|INTERLEAVED)\\s+)?SORTKEY\\s*\\(\\s*${NAME}(?:\\s*,\\s*${NAME})*\\s*\\)`,
    'SORTKEY\\s+AUTO',
    'BACKUP\\s+(?:YES|NO)',
    'AUTO\\s+REFRESH\\s+(?:YES|NO)',
  ]
    .map((attribute) => `\\s+${attribute}\\b`.replace(/\\\)\\b$/, '\\)'))
    .join('|'),
  'gi',
);
const COLUMN_ATTRIBUTES = /(?<=[\w)\uE001])\s+(?:ENCODE\s+\w+|DISTKEY|SORTKEY|COLLATE\s+CASE_(?:IN)?SENSITIVE)\b/gi;
const IDENTITY = /\b(?:GENERATED\s+BY\s+DEFAULT\s+AS\s+)?IDENTITY\s*\(\s*(-?\d+)\s*,\s*(-?\d+)\s*\)/gi;

/** How rows are spread, sorted and compressed: PostgreSQL keeps them in one place. */
export function withoutPhysicalDesign(code: string): string {
  return code.replace(TABLE_ATTRIBUTES, '').replace(COLUMN_ATTRIBUTES, '');
}

export function identityColumns(code: string): string {
  return code.replace(IDENTITY, (clause, start, step) => {
    const generated = /^GENERATED/i.test(clause) ? 'BY DEFAULT' : 'ALWAYS';
    const bound = Number(step) > 0 ? 'MINVALUE' : 'MAXVALUE';
    return `GENERATED ${generated} AS IDENTITY (START WITH ${start} INCREMENT BY ${step} ${bound} ${start})`;
  });
}
