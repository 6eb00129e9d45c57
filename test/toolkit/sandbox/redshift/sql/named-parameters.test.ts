import { toPositional } from '../../../../../toolkit/sandbox/redshift/sql/named-parameters';

describe('toPositional', () => {
  test('numbers parameters in the order of their first use', () => {
    const sql = `SELECT :b, :a, :b, ':c', x::int FROM t`;
    const given = ['a', 'b'].map((name) => ({ name, value: `${name}!` }));
    expect(toPositional(sql, given)).toEqual({
      sql: `SELECT $1, $2, $1, ':c', x::int FROM t`,
      parameters: ['b!', 'a!'],
    });
  });

  test('leaves a statement alone that has none', () => {
    expect(toPositional('SELECT :a', [])).toEqual({ sql: 'SELECT :a', parameters: [] });
  });

  test('refuses a parameter without a value', () => {
    expect(() => toPositional('SELECT :a', [{ name: 'b', value: '' }])).toThrow(new Error('parameter :a has no value'));
  });
});
