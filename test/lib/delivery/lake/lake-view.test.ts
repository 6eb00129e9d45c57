import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { ColumnType, DataLake, TableSchema } from '../../../../lib';

const COLUMNS = [
  { name: 'id', type: ColumnType.text(8) },
  { name: 'tags', type: ColumnType.of('array<int>', 'SUPER') },
];

function lakeIn(idColumn?: string): { readonly lake: DataLake; readonly template: Template } {
  const stack = new Stack(new App(), 'Stack');
  const lake = new DataLake(stack, 'Lake', {
    schema: new TableSchema({ tableName: 'events', columns: COLUMNS, idColumn }),
  });
  return { lake, template: Template.fromStack(stack) };
}

describe('DataLake', () => {
  test('has a view which shows each row once, and all that have no id', () => {
    const { lake, template } = lakeIn('id');
    const [view] = Object.values(
      template.findResources('AWS::Glue::Table', { Properties: { TableInput: { TableType: 'VIRTUAL_VIEW' } } }),
    );
    const { ViewOriginalText, ...input } = (view as { Properties: { TableInput: Record<string, string> } }).Properties
      .TableInput;
    expect(input).toEqual({
      Name: 'events_distinct',
      Description: 'Each row of events once, although delivery is at least once',
      TableType: 'VIRTUAL_VIEW',
      Parameters: { presto_view: 'true', comment: 'Presto View' },
      StorageDescriptor: {
        Columns: [
          { Name: 'id', Type: 'string' },
          { Name: 'tags', Type: 'array<int>' },
          { Name: 'date', Type: 'string', Comment: 'Day of arrival, in UTC' },
          { Name: 'hour', Type: 'string', Comment: 'Hour of arrival, in UTC' },
        ],
        SerdeInfo: {},
      },
      ViewExpandedText: '/* Presto View */',
    });
    const [, text = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(String(ViewOriginalText)) ?? [];
    const database = Object.values(template.findResources('AWS::Glue::Database'))[0]?.Properties.DatabaseInput.Name;
    expect(JSON.parse(Buffer.from(text, 'base64').toString())).toEqual({
      originalSql: `SELECT "id", "tags", "date", "hour"
FROM (
  SELECT *, row_number() OVER (PARTITION BY "id" ORDER BY "date", "hour") AS "occurrence"
  FROM "${database}"."events"
) AS "numbered"
WHERE "occurrence" = 1 OR "id" IS NULL`,
      catalog: 'awsdatacatalog',
      schema: database,
      columns: [
        { name: 'id', type: 'varchar' },
        { name: 'tags', type: 'array(integer)' },
        { name: 'date', type: 'varchar' },
        { name: 'hour', type: 'varchar' },
      ],
    });
    expect(lake.distinctViewName).toBeDefined();
  });

  test('has none where rows cannot be told apart', () => {
    const { lake, template } = lakeIn();
    template.resourceCountIs('AWS::Glue::Table', 1);
    template.hasResourceProperties('AWS::Glue::Table', { TableInput: { Name: Match.exact('events') } });
    expect(lake.distinctViewName).toBeUndefined();
  });
});
