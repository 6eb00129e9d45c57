/** A key of a document in a column, cast to a type: `"table"."column"."key"::TYPE`. */
const NAVIGATION = /("\w+"\."\w+")\."(\w+)"::(\w+)/g;

/** PartiQL walks into a document by periods, PostgreSQL by operators; a scalar becomes a text on its way to its type. */
export function superNavigation(sql: string): string {
  return sql.replace(NAVIGATION, (_, column, key, type) => {
    const operator = type.toUpperCase() === 'SUPER' ? '->' : '->>';
    return `(${column} ${operator} '${key}')::${type}`;
  });
}
