import { duplicates } from '../../../lambda/warehouse-setup/duplicates';
import { recordingDatabase } from './recording-database';

const PROPERTIES = {
  WorkgroupName: 'logs',
  Database: 'analytics',
  AdminSecretId: 'admin',
  TableName: 'events',
  Columns: [
    { Name: 'id', Type: 'VARCHAR(8)' },
    { Name: 'time', Type: 'TIMESTAMP' },
  ],
  IdColumn: 'id',
  TimeColumn: 'time',
  Hours: '72',
  Username: 'loader',
};

const procedure = (
  recent: string,
  order = 'time',
) => `CREATE OR REPLACE PROCEDURE "public"."events_remove_duplicates"() AS $$
BEGIN
  LOCK TABLE "public"."events";
  CREATE TEMP TABLE first_rows AS SELECT "id", "time" FROM (SELECT "id", "time", ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "${order}") AS "occurrence" FROM "public"."events" WHERE "id" IN (SELECT "id" FROM "public"."events" ${recent}GROUP BY "id" HAVING COUNT(*) > 1)) AS "numbered" WHERE "occurrence" = 1;
  DELETE FROM "public"."events" USING first_rows WHERE "public"."events"."id" = first_rows."id";
  INSERT INTO "public"."events" ("id", "time") SELECT "id", "time" FROM first_rows;
  DROP TABLE first_rows;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER`;

describe('duplicates', () => {
  test('creates a procedure with the rights of its owner, which the user may call', async () => {
    const { database, ran } = recordingDatabase();
    await expect(duplicates.provide({ properties: PROPERTIES, database })).resolves.toBe(
      'logs/analytics/events/duplicates',
    );
    expect(ran).toEqual([
      [
        procedure(`WHERE "time" > GETDATE() - INTERVAL '72 hours' `),
        'GRANT EXECUTE ON PROCEDURE "public"."events_remove_duplicates"() TO "loader"',
      ],
    ]);
  });

  test('looks at all rows where they tell no time', async () => {
    const { database, ran } = recordingDatabase();
    await duplicates.provide({ properties: { ...PROPERTIES, TimeColumn: undefined }, database });
    expect(ran[0]?.[0]).toBe(procedure('', 'id'));
  });

  test.each([
    [{ IdColumn: undefined }, 'IdColumn must be the name of a column'],
    [{ Hours: '0' }, 'Hours must be a whole number of hours'],
    [{ Hours: "1' OR" }, 'Hours must be a whole number of hours'],
    [{ Username: 'a"b' }, 'Username must be the name of a user'],
  ])('refuses %j', async (properties, message) => {
    const { database } = recordingDatabase();
    const [value] = Object.values(properties);
    await expect(duplicates.provide({ properties: { ...PROPERTIES, ...properties }, database })).rejects.toThrow(
      new Error(`warehouse-setup: ${message}, got ${JSON.stringify(value)}`),
    );
  });
});
