import { readConditions } from '../../../../../toolkit/sandbox/iam/policy/condition';
import { keysOf } from '../keys';

type Keys = Readonly<Record<string, string | readonly string[]>>;

function holds(operator: string, expected: unknown, keys: Keys, key = 'k'): boolean {
  return readConditions('Condition', { [operator]: { [key]: expected } }, true).every((condition) =>
    condition(keysOf(keys)),
  );
}

describe('a condition', () => {
  test.each([
    ['StringEquals', 'a', 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'aB', 'Ab', true],
    ['StringNotEqualsIgnoreCase', 'aB', 'Ab', false],
    ['StringLike', 'a?c*', 'abcd', true],
    ['StringLike', 'a?c*', 'Abcd', false],
    ['StringNotLike', 'a*', 'abc', false],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', 10, '10', true],
    ['NumericNotEquals', '10', '10', false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericLessThanEquals', '10', '11', false],
    ['NumericGreaterThan', '10', '10', false],
    ['NumericGreaterThan', '10', '11', true],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['NumericLessThan', '10', '', false],
    ['NumericEquals', '', '', false],
    ['DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', true],
    ['DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
    ['DateNotEquals', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', true],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', true],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', false],
    ['DateLessThanEquals', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', true],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', true],
    ['DateGreaterThanEquals', '2026-01-01T00:00:00Z', '2025-12-31T00:00:00Z', false],
    ['Bool', 'true', 'true', true],
    ['Bool', true, 'True', true],
    ['Bool', false, 'true', false],
    ['BinaryEquals', 'QmlueQ==', 'QmlueQ', true],
    ['BinaryEquals', 'QmlueQ==', 'Qmlueg==', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.7', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.7', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', '2001:db8::/32', '2001:db8:1::1', true],
    ['IpAddress', '2001:db8::1', '2001:db8::2', false],
    ['IpAddress', '203.0.113.0/24', '2001:db8::1', false],
    ['IpAddress', '203.0.113.0/99', '203.0.113.7', false],
    ['IpAddress', 'localhost', '203.0.113.7', false],
    ['NotIpAddress', '203.0.113.0/24', '203.0.113.7', false],
    ['NotIpAddress', '203.0.113.0/24', '203.0.114.7', true],
    ['ArnLike', 'arn:aws:sns:*:123456789012:logs-*', 'arn:aws:sns:us-east-1:123456789012:logs-a', true],
    ['ArnLike', 'arn:aws:sns:*:logs', 'arn:aws:sns:us-east-1:123456789012:logs', false],
    ['ArnLike', 'arn:aws:lambda:us-east-1:*:function:f:*', 'arn:aws:lambda:us-east-1:1:function:f:live', true],
    ['ArnLike', 'arn:aws:lambda:us-east-1:*:function:f', 'arn:aws:lambda:us-east-1:1:function:f:live', false],
    ['ArnLike', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/x:y', true],
    ['ArnLike', '*', 'arn:aws:s3:::b', true],
    ['ArnEquals', 'arn:aws:s3:::b*', 'arn:aws:s3:::bucket', true],
    ['ArnEquals', 'arn:aws:s3:::b', 'arn:aws:s3:::bucket', false],
    ['ArnNotLike', 'arn:aws:s3:::b*', 'arn:aws:s3:::bucket', false],
    ['ArnNotEquals', 'arn:aws:s3:::b', 'arn:aws:s3:::bucket', true],
  ])('%s %j says %s: %s', (operator, expected, actual, outcome) => {
    expect(holds(operator, expected, { k: actual })).toBe(outcome);
  });

  test.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringLike', false],
    ['StringNotLike', true],
    ['NumericLessThan', false],
    ['NumericNotEquals', true],
    ['Bool', false],
    ['NotIpAddress', true],
    ['ArnNotLike', true],
    ['StringEqualsIfExists', true],
    ['BoolIfExists', true],
    ['NumericLessThanIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
  ])('%s says of a request without the key: %s', (operator, outcome) => {
    expect(holds(operator, 'x', {})).toBe(outcome);
  });

  test.each([
    ['StringEqualsIfExists', 'a', ['b'], false],
    ['StringEquals', 'a', ['a', 'b'], true],
    ['StringNotEquals', 'a', ['a', 'b'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['a', 'd'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringNotEquals', ['a'], ['a'], false],
    ['ForAnyValue:ArnLike', ['arn:aws:s3:::b*'], ['arn:aws:s3:::bucket'], true],
  ])('%s %j says of several values %j: %s', (operator, expected, actual, outcome) => {
    expect(holds(operator, expected, { k: actual })).toBe(outcome);
  });

  test.each([
    ['true', {}, true],
    ['true', { k: 'x' }, false],
    ['false', {}, false],
    ['false', { k: 'x' }, true],
    ['true', { k: [] }, true],
    [true, {}, true],
    ['True', {}, true],
  ])('Null %j says of %j: %s', (expected, keys, outcome) => {
    expect(holds('Null', expected, keys as Keys)).toBe(outcome);
  });

  test('takes names of keys in any case', () => {
    expect(holds('StringEquals', 'a', { 'AWS:SourceAccount': 'a' }, 'aws:sourceaccount')).toBe(true);
  });

  test('takes variables', () => {
    expect(holds('StringEquals', '${aws:userid}', { k: 'AROA:s', 'aws:userid': 'AROA:s' })).toBe(true);
    expect(holds('StringEquals', '${aws:userid}', { k: 'AROA:s' })).toBe(false);
    expect(holds('ArnLike', 'arn:aws:s3:::${b}', { k: 'arn:aws:s3:::x', b: 'x' })).toBe(true);
    expect(holds('ArnLike', 'arn:aws:s3:::${b}', { k: 'arn:aws:s3:::x' })).toBe(false);
  });

  test('all of a statement must hold', () => {
    const conditions = readConditions('Condition', { StringEquals: { a: '1', b: '2' }, Bool: { c: 'true' } }, true);
    const all = (keys: Keys) => conditions.every((condition) => condition(keysOf(keys)));
    expect(all({ a: '1', b: '2', c: 'true' })).toBe(true);
    expect(all({ a: '1', b: '2', c: 'false' })).toBe(false);
    expect(all({ a: '1', b: '3', c: 'true' })).toBe(false);
  });

  test.each([
    [{ StringMatches: { k: 'a' } }, 'Condition must have operators of IAM, got StringMatches'],
    [{ 'ForSomeValues:StringLike': { k: 'a' } }, 'Condition must have operators of IAM, got ForSomeValues:StringLike'],
    [{ StringEquals: 'a' }, 'Condition.StringEquals must be an object, got "a"'],
    [{ StringEquals: { k: {} } }, 'Condition.StringEquals.k must be a string, got {}'],
    [[], 'Condition must be an object, got []'],
  ])('refuses %j', (block, message) => {
    expect(() => readConditions('Condition', block, true)).toThrow(new Error(message));
  });
});
