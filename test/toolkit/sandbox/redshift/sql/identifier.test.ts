import { nameOf, quoteIdentifier, quoteLiteral } from '../../../../../toolkit/sandbox/redshift/sql/identifier';

describe('identifiers', () => {
  test.each(['plain', 'Mixed', 'with "quotes"'])('%s survives its quotes', (name) => {
    expect(nameOf(quoteIdentifier(name))).toBe(name);
  });

  test('a name without quotes is folded to lower case', () => {
    expect(nameOf('Access_Log')).toBe('access_log');
  });

  test('a literal doubles its quotes', () => {
    expect(quoteLiteral("it's")).toBe("'it''s'");
  });
});
