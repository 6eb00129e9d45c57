import { prestoType } from '../../../../lib/delivery/lake/presto-type';

describe('prestoType', () => {
  test.each([
    ['string', 'varchar'],
    ['int', 'integer'],
    ['float', 'real'],
    ['binary', 'varbinary'],
    ['BIGINT', 'BIGINT'],
    ['timestamp', 'timestamp'],
    ['decimal(10,2)', 'decimal(10,2)'],
    ['array<string>', 'array(varchar)'],
    ['map<string,int>', 'map(varchar, integer)'],
    [
      'struct<a:string,b:array<struct<c:int,d:decimal(3,1)>>>',
      'row(a varchar, b array(row(c integer, d decimal(3,1))))',
    ],
  ])('%s is %s', (hiveType, type) => {
    expect(prestoType(hiveType)).toBe(type);
  });
});
