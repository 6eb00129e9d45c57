const DATE_PART = /\b(DATEADD|DATE_ADD|DATEDIFF|DATE_DIFF)\s*\(\s*(\w+)\s*,/gi;
const TOP = /^(\s*SELECT\s+)TOP\s+(\d+)\s([\s\S]*)$/i;
const ORDERED_LISTAGG = /\bLISTAGG\s*\(([^()]*)\)\s*WITHIN\s+GROUP\s*\(\s*(ORDER\s+BY\s+[^()]*)\)/gi;

/** Functions and keywords that PostgreSQL names otherwise. */
export function expressions(code: string): string {
  return code
    .replace(/\b(?:NVL|ISNULL)(?=\s*\()/gi, 'COALESCE')
    .replace(/\bSYSDATE\b/gi, 'getdate()')
    .replace(/\bCURRENT_DATE\b/gi, 'getdate()::date')
    .replace(/\bAPPROXIMATE\s+(?=COUNT\b)/gi, '')
    .replace(ORDERED_LISTAGG, 'LISTAGG($1 $2)')
    .replace(DATE_PART, (_, name, part) => `${name.replace('_', '')}('${part}',`)
    .replace(TOP, '$1$3 LIMIT $2');
}
