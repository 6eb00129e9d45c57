import { alterDesign, parseDesign } from '../../../lambda/warehouse-setup/design';

const TABLE = {
  columns: [
    { name: 'id', type: 'BIGINT' },
    { name: 'time', type: 'TIMESTAMP' },
  ],
  idColumn: 'id',
  timeColumn: 'time',
};
const alter = (wanted: object, old: object) =>
  alterDesign('events', parseDesign({ ...wanted }, TABLE), parseDesign({ ...old }, TABLE));
const table = (change: string) => `ALTER TABLE "public"."events" ALTER ${change}`;

describe('alterDesign', () => {
  test('changes nothing that is the same', () => {
    const told = { DistributionStyle: 'ALL', SortStyle: 'AUTO', Encodings: { id: 'AZ64' }, RequiredColumns: ['id'] };
    expect(alter(told, told)).toEqual([]);
    expect(alter({}, { DistributionStyle: 'KEY', DistributionColumn: 'id', SortColumns: ['time'] })).toEqual([]);
  });

  test.each([
    [{ DistributionStyle: 'KEY', DistributionColumn: 'time' }, table('DISTSTYLE KEY DISTKEY "time"')],
    [{ DistributionStyle: 'EVEN' }, table('DISTSTYLE EVEN')],
    [{ SortColumns: ['id', 'time'] }, table('SORTKEY ("id", "time")')],
    [{ SortStyle: 'AUTO' }, table('SORTKEY AUTO')],
    [{ Encodings: { id: 'RAW' } }, table('COLUMN "id" ENCODE RAW')],
  ])('holds rows by %j from now on', (told, statement) => {
    expect(alter(told, {})).toEqual([statement]);
  });

  test('leaves to the warehouse what nobody tells any more', () => {
    const plain = { columns: TABLE.columns };
    expect(alterDesign('events', parseDesign({}, plain), parseDesign({}, TABLE))).toEqual([
      table('DISTSTYLE AUTO'),
      table('SORTKEY AUTO'),
    ]);
  });
});

describe('parseDesign', () => {
  test.each([
    [{ DistributionStyle: 'EVEN; DROP' }, 'DistributionStyle must be AUTO, EVEN or ALL, got "EVEN; DROP"'],
    [{ DistributionColumn: 'other' }, 'DistributionColumn must be the name of a column, got "other"'],
    [{ SortColumns: 'id' }, 'SortColumns must be a list of columns, got "id"'],
    [{ SortColumns: ['other'] }, 'SortColumns must be the name of a column, got "other"'],
    [{ Encodings: { other: 'RAW' } }, 'Encodings must be the name of a column, got "other"'],
    [{ Encodings: { id: 'RAW)' } }, 'Encodings must be names of encodings, got "RAW)"'],
    [{ RequiredColumns: ['other'] }, 'RequiredColumns must be the name of a column, got "other"'],
    [{ IdentityColumn: 'a"b' }, 'IdentityColumn must be 1 to 127 lowercase letters, digits and _, got "a\\"b"'],
  ])('refuses %j', (properties, message) => {
    expect(() => parseDesign(properties, TABLE)).toThrow(new Error(`warehouse-setup: ${message}`));
  });
});
