import { parseSetup, physicalResourceId, requireSameRows } from '../../../lambda/warehouse-setup/setup-request';

const PROPERTIES = {
  WorkgroupName: 'logs',
  Database: 'analytics',
  AdminSecretId: 'redshift!logs-admin',
  LoaderSecretArn: 'arn:loader',
  TableName: 'events',
  Columns: [{ Name: 'id', Type: 'VARCHAR(128)' }],
  IdColumn: 'id',
};

describe('parseSetup', () => {
  test('reads the properties of the custom resource', () => {
    expect(parseSetup(PROPERTIES)).toEqual({
      workgroupName: 'logs',
      database: 'analytics',
      adminSecretId: 'redshift!logs-admin',
      loaderSecretArn: 'arn:loader',
      tableName: 'events',
      columns: [{ name: 'id', type: 'VARCHAR(128)' }],
      idColumn: 'id',
      timeColumn: undefined,
      design: {
        distribution: { style: 'KEY', column: 'id' },
        sortKey: undefined,
        encodings: {},
        requiredColumns: [],
        identityColumn: undefined,
      },
    });
  });

  test.each([
    [{ WorkgroupName: undefined }, 'WorkgroupName must be a text, got undefined'],
    [{ Database: '' }, 'Database must be a text, got ""'],
    [{ AdminSecretId: 1 }, 'AdminSecretId must be a text, got 1'],
    [{ LoaderSecretArn: null }, 'LoaderSecretArn must be a text, got null'],
    [{ TableName: 'a"b' }, 'TableName must be 1 to 127 lowercase letters, digits and _, got "a\\"b"'],
    [{ Columns: [] }, 'Columns must be a list of columns, got []'],
    [{ Columns: 'id' }, 'Columns must be a list of columns, got "id"'],
    [{ Columns: [null] }, 'Columns must be columns with a Type, got null'],
    [{ Columns: [{ Name: 'id' }] }, 'Columns must be columns with a Type, got {"Name":"id"}'],
    [
      { Columns: [{ Name: 'id', Type: 'INT); DROP TABLE events' }] },
      'Columns must be columns with a Type, got {"Name":"id","Type":"INT); DROP TABLE events"}',
    ],
    [
      { Columns: [{ Name: "id'", Type: 'INT' }] },
      'Columns must be 1 to 127 lowercase letters, digits and _, got "id\'"',
    ],
    [{ IdColumn: 'other' }, 'IdColumn must be the name of a column, got "other"'],
    [{ TimeColumn: 'other' }, 'TimeColumn must be the name of a column, got "other"'],
  ])('refuses %j', (properties, message) => {
    expect(() => parseSetup({ ...PROPERTIES, ...properties })).toThrow(new Error(`warehouse-setup: ${message}`));
  });
});

test('another table is another physical resource', () => {
  expect(physicalResourceId(parseSetup(PROPERTIES))).toBe('logs/analytics/events');
});

describe('requireSameRows', () => {
  const setup = (told: object = {}) => parseSetup({ ...PROPERTIES, ...told });
  const required = { RequiredColumns: ['id'] };
  const idOf = (told: object = {}) => physicalResourceId(setup(told));

  test.each([
    [required, {}, '{"requiredColumns":["id"]}'],
    [{ IdentityColumn: 'n' }, {}, '{"requiredColumns":[],"identityColumn":"n"}'],
    [{}, required, '{"requiredColumns":[]}'],
    [{ IdentityColumn: 'n' }, required, '{"requiredColumns":[],"identityColumn":"n"}'],
  ])('cannot tell %j of rows that stand as %j', (told, before, value) => {
    expect(() => requireSameRows(setup(told), idOf(before))).toThrow(
      new Error(
        `warehouse-setup: requiredColumns and identityColumn must be what the table was created with, got ${value}`,
      ),
    );
  });

  test.each([
    ['a table that is new', undefined],
    ['another table', 'logs/analytics/events_2'],
    ['rows that are told the same', idOf(required)],
  ])('takes what is told of %s', (_, standingId) => {
    expect(() => requireSameRows(setup(required), standingId)).not.toThrow();
  });
});
