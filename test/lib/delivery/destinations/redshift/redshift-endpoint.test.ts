import { Lazy } from 'aws-cdk-lib/core';
import { RedshiftEndpoint } from '../../../../../lib';

const WORKGROUP = 'logs.123456789012.eu-west-1.redshift-serverless.amazonaws.com';

describe('RedshiftEndpoint', () => {
  test.each([
    `jdbc:redshift://${WORKGROUP}:5439/analytics`,
    'jdbc:postgresql://c.abc.cn-north-1.redshift.amazonaws.com.cn:8191/dev',
    Lazy.string({ produce: () => 'known later' }),
  ])('takes the JDBC URL %s', (url) => {
    expect(RedshiftEndpoint.fromJdbcUrl(url).jdbcUrl).toBe(url);
  });

  test.each([
    'jdbc:mysql://host:5439/dev',
    'jdbc:redshift://localhost:5439/dev',
    `jdbc:redshift://${WORKGROUP}/dev`,
    `jdbc:redshift://${WORKGROUP}:5439/`,
  ])('refuses the JDBC URL %s', (url) => {
    const allowed = 'jdbc:redshift://<address of a cluster or workgroup>:<port>/<database>';
    expect(() => RedshiftEndpoint.fromJdbcUrl(url)).toThrow(
      new Error(`RedshiftEndpoint: url must be ${allowed}, got "${url}"`),
    );
  });

  test('is made of its parts', () => {
    expect(RedshiftEndpoint.fromAddress(WORKGROUP, 5439, 'analytics').jdbcUrl).toBe(
      `jdbc:redshift://${WORKGROUP}:5439/analytics`,
    );
  });

  test.each([0, 65_536])('refuses the port %d', (port) => {
    expect(() => RedshiftEndpoint.fromAddress(WORKGROUP, port, 'analytics')).toThrow(
      new Error(`RedshiftEndpoint: port must be a whole number from 1 to 65535, got ${port}`),
    );
  });

  test.each(['', 'localhost', 'warehouse.example.com', `${WORKGROUP}/a`, `a ${WORKGROUP}`])(
    'refuses the address %j',
    (address) => {
      expect(() => RedshiftEndpoint.fromAddress(address, 5439, 'analytics')).toThrow(
        new Error(`RedshiftEndpoint: address must be the address of a cluster or workgroup, got "${address}"`),
      );
    },
  );

  test('refuses a database name that would leave its place in the URL', () => {
    expect(() => RedshiftEndpoint.fromAddress(WORKGROUP, 5439, 'a?b')).toThrow(
      new Error('RedshiftEndpoint: databaseName must be letters, digits, _, $ and -, got "a?b"'),
    );
  });
});
