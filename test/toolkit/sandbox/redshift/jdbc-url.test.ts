import { parseJdbcUrl } from '../../../../toolkit/sandbox/redshift/jdbc-url';

describe('parseJdbcUrl', () => {
  test.each([
    ['jdbc:redshift://host.example:5431/logs', { host: 'host.example', port: 5431, database: 'logs' }],
    ['jdbc:redshift://host/logs?ssl=true', { host: 'host', port: 5439, database: 'logs' }],
    ['jdbc:postgresql://host:5432/logs;x=y', { host: 'host', port: 5432, database: 'logs' }],
  ])('reads %s', (url, expected) => {
    expect(parseJdbcUrl(url)).toEqual(expected);
  });

  test.each(['jdbc:mysql://host/logs', 'jdbc:redshift://host:5439', ''])('refuses %j', (url) => {
    expect(() => parseJdbcUrl(url)).toThrow(
      new Error(`WarehouseRoom: jdbcUrl must be jdbc:redshift://host:port/database, got ${url}`),
    );
  });
});
