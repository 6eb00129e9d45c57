/** What the custom resource asks for; the names are those of its properties. */
export interface Setup {
  readonly workgroupName: string;
  readonly database: string;
  readonly adminSecretId: string;
  readonly loaderSecretArn: string;
  readonly tableName: string;
  readonly columns: readonly SetupColumn[];
  readonly idColumn?: string;
  readonly timeColumn?: string;
}

export interface SetupColumn {
  readonly name: string;
  readonly type: string;
}

type Properties = Readonly<Record<string, unknown>>;

const NAME = /^[a-z_][a-z0-9_]{0,126}$/;
const TYPE = /^[A-Za-z][\w ,()]*$/;

/** Checks every word which becomes part of a statement. */
export function parseSetup(properties: Properties): Setup {
  const columns = columnsOf(properties.Columns);
  return {
    workgroupName: text(properties, 'WorkgroupName'),
    database: text(properties, 'Database'),
    adminSecretId: text(properties, 'AdminSecretId'),
    loaderSecretArn: text(properties, 'LoaderSecretArn'),
    tableName: name('TableName', properties.TableName),
    columns,
    idColumn: memberOf(columns, 'IdColumn', properties.IdColumn),
    timeColumn: memberOf(columns, 'TimeColumn', properties.TimeColumn),
  };
}

/** Another table is another resource. */
export function physicalResourceId({ workgroupName, database, tableName }: Setup): string {
  return [workgroupName, database, tableName].join('/');
}

function columnsOf(value: unknown): SetupColumn[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid('Columns', 'a list of columns', value);
  return value.map((column: Properties) => {
    if (typeof column?.Type !== 'string' || !TYPE.test(column.Type)) {
      throw invalid('Columns', 'columns with a Type', column);
    }
    return { name: name('Columns', column.Name), type: column.Type };
  });
}

function memberOf(columns: readonly SetupColumn[], prop: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const column = columns.find((candidate) => candidate.name === value);
  if (column === undefined) throw invalid(prop, 'the name of a column', value);
  return column.name;
}

function text(properties: Properties, prop: string): string {
  const value = properties[prop];
  if (typeof value !== 'string' || value === '') throw invalid(prop, 'a text', value);
  return value;
}

/** A name that needs no escape between double quotes. */
export function name(prop: string, value: unknown): string {
  if (typeof value === 'string' && NAME.test(value)) return value;
  throw invalid(prop, '1 to 127 lowercase letters, digits and _', value);
}

function invalid(prop: string, allowed: string, value: unknown): Error {
  return new Error(`warehouse-setup: ${prop} must be ${allowed}, got ${JSON.stringify(value)}`);
}
