import {
  rewriteCode,
  splitStatements,
  withoutComments,
} from '../../../../../toolkit/sandbox/redshift/sql/quoted-parts';

describe('quoted parts', () => {
  test('a rewrite does not look into literals, quoted names, comments and dollar quotes', () => {
    const sql = `SELECT a, 'a''a', "a", $x$a$x$ -- a\n/* a */ FROM a`;
    const rewritten = rewriteCode(sql, (code) => code.replaceAll('a', 'b'));
    expect(rewritten).toBe(`SELECT b, 'a''a', "a", $x$a$x$ -- a\n/* a */ FROM b`);
  });

  test('a script is split at its semicolons only', () => {
    expect(splitStatements(`SELECT ';'; -- one; two\nSELECT 2;\n;`)).toEqual([`SELECT ';'`, '-- one; two\nSELECT 2']);
  });

  test('comments alone are no statement', () => {
    expect(splitStatements('/* nothing */ -- here')).toEqual([]);
  });

  test('comments go, what looks like one in a literal stays', () => {
    expect(withoutComments(`SELECT '--' /* gone */, 1`)).toBe(`SELECT '--'  , 1`);
  });
});
