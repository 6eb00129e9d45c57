import { gzipSync } from 'node:zlib';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { testContext } from '../context';
import { create, sharedWarehouse, type TestWarehouse, testWarehouse } from './test-warehouse';

const TABLE = `
  CREATE TABLE access_log (event_id VARCHAR(8) NOT NULL, time TIMESTAMP SORTKEY, status SMALLINT ENCODE az64, bytes BIGINT);
  CREATE USER loader PASSWORD 'sha256|00|00';
  GRANT INSERT ON access_log TO loader`;
/** Opens warehouses of its own. */
const SLOW_MS = 30_000;

const OPTIONS = "MANIFEST JSON 'auto' GZIP TIMEFORMAT 'auto'";

function putManifest({ put }: TestWarehouse, ...files: string[]): void {
  const keys = files.map((content, i) => {
    put(`file-${i}.gz`, gzipSync(content));
    return `file-${i}.gz`;
  });
  put('manifest', JSON.stringify({ entries: keys.map((key) => ({ url: `s3://data/${key}`, mandatory: true })) }));
}

function copy({ room, jdbcUrl }: TestWarehouse, options = OPTIONS, user = 'loader', table = 'access_log') {
  return room.copy(jdbcUrl, user, `COPY ${table} FROM 's3://data/manifest' CREDENTIALS 'aws_iam_role=x' ${options}`);
}

describe('WarehouseRoom', () => {
  const shared = sharedWarehouse();

  describe('a load', () => {
    test('puts the rows of all files into the table', async () => {
      const warehouse = shared();
      await warehouse.room.query(TABLE);
      putManifest(
        warehouse,
        '{"event_id":"a","time":"2026-01-01T00:00:00.5Z","status":200,"bytes":9007199254740993}\n',
        '{"event_id":"b"}{"event_id":"c","status":"404","agent":"x"}',
      );
      await expect(copy(warehouse)).resolves.toEqual({ loadedRows: 3 });
      await expect(warehouse.room.query('SELECT * FROM access_log ORDER BY event_id')).resolves.toEqual([
        { event_id: 'a', time: '2026-01-01 00:00:00.5', status: 200, bytes: '9007199254740993' },
        { event_id: 'b', time: null, status: null, bytes: null },
        { event_id: 'c', time: null, status: 404, bytes: null },
      ]);
    });

    test('with a bad row loads nothing, and says where it was', async () => {
      const warehouse = shared();
      await warehouse.room.query(TABLE);
      putManifest(warehouse, '{"event_id":"a"}\n', '{"event_id":"b"}\n{"event_id":"c","status":"many"}\n');
      await expect(copy(warehouse)).rejects.toEqual(
        new AwsError(
          'Redshift.DataLoadFailed',
          "Load into table 'access_log' failed. Check 'sys_load_error_detail' system table for details. " +
            'First error: s3://data/file-1.gz, line 2, column "status": Invalid value for smallint',
        ),
      );
      await expect(warehouse.room.query('SELECT count(*) FROM access_log')).resolves.toEqual([{ count: 0 }]);
      await expect(warehouse.room.query('SELECT * FROM stl_load_errors')).resolves.toEqual([
        {
          starttime: '2026-01-01 00:00:00',
          tablename: 'access_log',
          filename: 's3://data/file-1.gz',
          line_number: 2,
          colname: 'status',
          type: 'smallint',
          raw_line: '{"event_id":"c","status":"many"}',
          raw_field_value: 'many',
          err_code: 1207,
          err_reason: 'Invalid value for smallint',
        },
      ]);
    });

    test.each([
      [3, 2],
      [2, undefined],
    ])('with MAXERROR %i and two bad rows of four loads %p', async (maxErrors, loadedRows) => {
      const warehouse = shared();
      await warehouse.room.query(TABLE);
      putManifest(warehouse, '{"event_id":"a"}\n{"event_id":"too long to load"}\n{"event_id":"b"}\n{"status":"x"}');
      const result = await copy(warehouse, `${OPTIONS} MAXERROR ${maxErrors}`).catch(() => ({ loadedRows: undefined }));
      expect(result).toEqual({ loadedRows });
      await expect(warehouse.room.query('SELECT err_code FROM stl_load_errors ORDER BY 1')).resolves.toEqual([
        { err_code: 1204 },
        { err_code: 1213 },
      ]);
    });

    test('counts rows that only PostgreSQL finds wrong against MAXERROR', async () => {
      const warehouse = shared();
      await warehouse.room.query(TABLE);
      putManifest(warehouse, '{"event_id":"a","status":"x"}\n'.repeat(50));
      await expect(copy(warehouse, `${OPTIONS} MAXERROR 10`)).rejects.toThrow(/^Load into table 'access_log' failed\./);
      await expect(warehouse.room.query('SELECT count(*) FROM stl_load_errors')).resolves.toEqual([{ count: 10 }]);
    });

    test('reads CSV under a prefix', async () => {
      const warehouse = shared();
      await warehouse.room.query('CREATE TABLE t (id INT IDENTITY(1, 1), name VARCHAR, at DATE)');
      warehouse.put('csv/1', 'name,at\n"Doe, ""J""",2026-01-02\n');
      const statement = "COPY t FROM 's3://data/csv/' IAM_ROLE DEFAULT CSV IGNOREHEADER 1";
      await expect(warehouse.room.copy(warehouse.jdbcUrl, 'chief', statement)).resolves.toEqual({ loadedRows: 1 });
      await expect(warehouse.room.query('SELECT * FROM t')).resolves.toEqual([
        { id: 1, name: 'Doe, "J"', at: '2026-01-02' },
      ]);
    });

    test.each([
      ["JSON 's3://data/paths.json'", '{"x":{"n":1},"y":["a","2.999"]}\n', { n: 1, text: 'a', price: '2.99' }],
      ["FIXEDWIDTH 'a:3,b:2,c:6'", '  1a  2.999\n', { n: 1, text: 'a ', price: '2.99' }],
      ['CSV ROUNDEC', '1,a,2.999\n', { n: 1, text: 'a', price: '3.00' }],
      ['REMOVEQUOTES', '1|"a|"|2.5\n', { n: 1, text: 'a|', price: '2.50' }],
    ])('reads %s', async (options, body, row) => {
      const { room, put, jdbcUrl } = shared();
      await room.query('CREATE TABLE t (n INT, text VARCHAR, price DECIMAL(8, 2))');
      put('paths.json', '{"jsonpaths":["$.x.n","$.y[0]","$.y[1]"]}');
      put('rows', body);
      const statement = `COPY t FROM 's3://data/rows' IAM_ROLE DEFAULT ${options}`;
      await expect(room.copy(jdbcUrl, 'chief', statement)).resolves.toEqual({ loadedRows: 1 });
      const [found] = await room.query('SELECT n, text, price::varchar AS price FROM t');
      expect(found).toEqual(row);
    });

    test.each([
      ["JSON 'noshred'", 'SUPER columns', 1],
      ["JSON 's3://data/paths.json'", 'JSONPaths', 1],
      ["FIXEDWIDTH 'a:1'", 'widths', 1],
    ])('refuses %s where the columns are not as many', async (options, what, count) => {
      const { room, put, jdbcUrl } = shared();
      await room.query('CREATE TABLE t (a INT, b INT)');
      put('paths.json', '{"jsonpaths":["$.a"]}');
      put('rows', '{}');
      await expect(
        room.copy(jdbcUrl, 'chief', `COPY t FROM 's3://data/rows' IAM_ROLE DEFAULT ${options}`),
      ).rejects.toThrow(
        new Error(`Number of ${what} and the number of columns should match. ${what}: ${count}, number of columns: 2`),
      );
    });

    test('takes documents whole', async () => {
      const { room, put, jdbcUrl } = shared();
      await room.query('CREATE TABLE t (document SUPER)');
      put('rows', '{"a":1}\n[2]\n');
      await room.copy(jdbcUrl, 'chief', "COPY t FROM 's3://data/rows' IAM_ROLE DEFAULT JSON 'noshred'");
      await expect(room.query('SELECT * FROM t')).resolves.toEqual([{ document: '{"a": 1}' }, { document: '[2]' }]);
    });

    test('with NOLOAD finds what is wrong, and loads nothing', async () => {
      const warehouse = shared();
      await warehouse.room.query(TABLE);
      putManifest(warehouse, '{"event_id":"a"}\n{"event_id":"b","status":"x"}\n');
      await expect(copy(warehouse, `${OPTIONS} NOLOAD`)).rejects.toThrow(/line 2, column "status"/);
      await expect(copy(warehouse, `${OPTIONS} NOLOAD IGNOREALLERRORS`)).resolves.toEqual({ loadedRows: 0 });
      await expect(warehouse.room.query('SELECT count(*) FROM access_log')).resolves.toEqual([{ count: 0 }]);
      await expect(warehouse.room.query('SELECT count(*) FROM stl_load_errors')).resolves.toEqual([{ count: 2 }]);
    });

    test('of more rows than one batch holds is still all or nothing', async () => {
      const warehouse = shared();
      await warehouse.room.query('CREATE TABLE wide (text VARCHAR(65535), n INT)');
      const row = JSON.stringify({ text: 'x'.repeat(60_000), n: 1 });
      putManifest(warehouse, `${`${row}\n`.repeat(150)}{"n":"bad"}`);
      await expect(copy(warehouse, OPTIONS, 'chief', 'wide')).rejects.toThrow(/line 151, column "n"/);
      await expect(warehouse.room.query('SELECT count(*) FROM wide')).resolves.toEqual([{ count: 0 }]);
      await expect(copy(warehouse, `${OPTIONS} MAXERROR 2`, 'chief', 'wide')).resolves.toEqual({ loadedRows: 150 });
    });
  });

  describe('a load that cannot begin', () => {
    test.each([
      [
        'its user may not insert',
        'Redshift.AccessDenied',
        'permission denied for table secret',
        OPTIONS,
        'loader',
        'secret',
      ],
      [
        'its user is unknown',
        'Redshift.AuthenticationFailed',
        'role "nobody" does not exist',
        OPTIONS,
        'nobody',
        'secret',
      ],
      ['its table is unknown', 'Redshift.TableNotFound', 'relation "gone" does not exist', OPTIONS, 'loader', 'gone'],
      [
        'a column is unknown',
        'Redshift.ColumnNotFound',
        'column "x" of relation "secret" does not exist',
        OPTIONS,
        'chief',
        'secret (x)',
      ],
      [
        'an option is malformed',
        'Redshift.IncorrectCopyOptions',
        'COPY: MAXERROR must be between 0 and 100000, got JSON',
        'MAXERROR JSON',
        'chief',
        'secret',
      ],
    ])('because %s fails with %s', async (_, code, message, options, user, table) => {
      const warehouse = shared();
      await warehouse.room.query('CREATE TABLE secret (a INT); CREATE USER loader PASSWORD DISABLE');
      putManifest(warehouse, '{"a":1}');
      await expect(copy(warehouse, options, user, table)).rejects.toEqual(new AwsError(code, message));
    });

    test.each([
      ['{"entries":[{"url":"s3://data/gone","mandatory":true}]}', 's3://data/gone does not exist'],
      ['{"entries":[{"url":"file:///etc/passwd"}]}', 'it is not {"entries":[{"url":"s3://..."}]}'],
      ['nothing', 'it is not {"entries":[{"url":"s3://..."}]}'],
    ])('because its manifest is %s fails', async (manifest, problem) => {
      const warehouse = shared();
      warehouse.put('manifest', manifest);
      await expect(copy(warehouse)).rejects.toEqual(
        new AwsError('Redshift.DataLoadFailed', `Problem reading manifest file s3://data/manifest: ${problem}`),
      );
    });

    test.each([
      [':5439/logs', ':5440/logs', 'Redshift.ConnectionFailed', /^no workgroup listens at logs\..*:5440$/],
      ['://logs.', '://other.', 'Redshift.ConnectionFailed', /^no workgroup listens at other\..*:5439$/],
      ['5439/logs', '5439/dev', 'Redshift.DatabaseNotFound', /^database "dev" does not exist$/],
    ])('because %s became %s fails with %s', async (part, other, code, message) => {
      const { room, jdbcUrl } = shared();
      await expect(room.copy(jdbcUrl.replace(part, other), 'chief', 'COPY')).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    });
  });

  test('fails to load when a fault says so', async () => {
    const warehouse = shared();
    await warehouse.room.query(TABLE);
    putManifest(warehouse, '{"event_id":"a"}');
    const failure = new AwsError('Redshift.DataLoadFailed', 'the load was made to fail');
    let left = 1;
    warehouse.room.copyFaults.add({ strikes: () => left-- > 0, isOver: false }, failure);
    await expect(copy(warehouse)).rejects.toEqual(failure);
    await expect(copy(warehouse)).resolves.toEqual({ loadedRows: 1 });
  });

  test('warns once that Firehose cannot reach a private workgroup', async () => {
    const warehouse = shared();
    await create(warehouse.room, 'Workgroup', { NamespaceName: 'logs', WorkgroupName: 'inside' });
    const inside = { ...warehouse, jdbcUrl: warehouse.jdbcUrl.replace('//logs.', '//inside.') };
    await warehouse.room.query(TABLE);
    putManifest(warehouse, '{"event_id":"a"}');
    await copy(inside);
    await copy(inside);
    await copy(warehouse);
    expect(warehouse.context.seen).toEqual([
      expect.objectContaining({
        type: 'warning',
        message: 'workgroup inside is not publicly accessible: when deployed, Firehose cannot reach it',
      }),
    ]);
  });

  test(
    'keeps its data and users from one start to the next',
    async () => {
      const first = await testWarehouse();
      await first.room.query(TABLE);
      putManifest(first, '{"event_id":"a"}');
      await copy(first);
      await first.room.close();
      const second = await testWarehouse(testContext(first.context.dataDir));
      expect(second.adminSecretArn).toBe(first.adminSecretArn);
      expect(second.secrets.secretString(second.adminSecretArn)).toBe(first.secrets.secretString(first.adminSecretArn));
      await copy(second);
      await expect(second.room.query('SELECT count(*) FROM access_log')).resolves.toEqual([{ count: 2 }]);
      await second.room.close();
    },
    SLOW_MS,
  );

  test('takes the present from the clock of the sandbox', async () => {
    const { room, context } = shared();
    await room.query('CREATE TABLE t (at TIMESTAMP DEFAULT SYSDATE, n INT)');
    await context.clock.advance(Date.UTC(2026, 1, 1, 0, 1, 30) - context.clock.now());
    await room.query('INSERT INTO t (n) VALUES (1)');
    await expect(room.query('SELECT at, current_date AS day FROM t')).resolves.toEqual([
      { at: '2026-02-01 00:01:30', day: '2026-02-01' },
    ]);
  });

  test('has the functions that Redshift has and PostgreSQL has not', async () => {
    const { room } = shared();
    await expect(
      room.query(`SELECT nvl(NULL, 1) AS nvl, nvl2('a'::text, 2, 3) AS nvl2, len('äb') AS len, strtol('ff', 16) AS strtol,
        dateadd(quarter, 1, '2026-01-31'::timestamp) AS dateadd, datediff(month, '2025-12-31'::timestamp, '2026-01-01'::timestamp) AS datediff,
        convert_timezone('UTC', 'Asia/Tokyo', '2026-01-01'::timestamp) AS tokyo,
        json_extract_path_text('{"a":{"b":"c"}}', 'a', 'b') AS path, json_parse('[1]') AS parsed,
        (SELECT listagg(x, ',') WITHIN GROUP (ORDER BY x) FROM (VALUES ('b'), ('a')) AS v(x)) AS listagg`),
    ).resolves.toEqual([
      {
        nvl: 1,
        nvl2: 2,
        len: 2,
        strtol: 255,
        dateadd: '2026-04-30 00:00:00',
        datediff: 1,
        tokyo: '2026-01-01 09:00:00',
        path: 'c',
        parsed: '[1]',
        listagg: 'a,b',
      },
    ]);
  });

  test(
    'a query names the warehouse when there are several',
    async () => {
      const { room } = await testWarehouse();
      await create(room, 'Namespace', { NamespaceName: 'other' });
      await expect(room.query('SELECT 1')).rejects.toEqual(new Error('query: database must be logs, other, got none'));
      await expect(room.query('SELECT current_database() AS name', 'other')).resolves.toEqual([{ name: 'dev' }]);
      await room.close();
    },
    SLOW_MS,
  );

  test('a workgroup without its namespace is refused', async () => {
    const { room } = shared();
    await expect(create(room, 'Workgroup', { NamespaceName: 'gone', WorkgroupName: 'w' })).rejects.toEqual(
      new Error('NamespaceName must be logs, got gone'),
    );
  });

  test('a failed query changes nothing and leaves the next one alone', async () => {
    const { room } = shared();
    await expect(room.query('CREATE TABLE t (a INT); SELECT * FROM gone')).rejects.toThrow(
      new Error('relation "gone" does not exist'),
    );
    await expect(room.query('SELECT * FROM t')).rejects.toThrow(new Error('relation "t" does not exist'));
    await expect(room.query('SELECT current_user AS name')).resolves.toEqual([{ name: 'chief' }]);
  });
});
