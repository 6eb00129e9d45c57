import { rewriteCode } from './quoted-parts';

export interface NamedParameter {
  readonly name: string;
  readonly value: string;
}

export interface PositionalSql {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Numbers the parameters of a statement: `:name` becomes `$1`. @throws Error for a parameter without a value */
export function toPositional(sql: string, given: readonly NamedParameter[]): PositionalSql {
  if (given.length === 0) return { sql, parameters: [] };
  const names: string[] = [];
  const positional = rewriteCode(sql, (code) =>
    code.replace(/(?<!:):([A-Za-z_]\w*)/g, (_, name: string) => {
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}`;
    }),
  );
  return { sql: positional, parameters: names.map((name) => valueFor(name, given)) };
}

function valueFor(name: string, given: readonly NamedParameter[]): string {
  const parameter = given.find((candidate) => candidate.name === name);
  if (parameter === undefined) throw new Error(`parameter :${name} has no value`);
  return parameter.value;
}
