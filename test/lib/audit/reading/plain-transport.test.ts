import { deniesPlainTransport } from '../../../../lib/audit/reading/plain-transport';
import { statementsOf } from '../../../../lib/audit/reading/statements';

const denial = { Effect: 'Deny', Principal: '*', Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

test.each([
  [{}, true],
  [{ Principal: { AWS: '*' } }, true],
  [{ Condition: { BoolIfExists: { 'AWS:SecureTransport': false } } }, true],
  [{ Effect: 'Allow' }, false],
  [{ Principal: { AWS: '111111111111' } }, false],
  [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, false],
  [{ Condition: { StringNotEquals: { 'aws:SecureTransport': 'false' } } }, false],
  [{ Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }, false],
])('with %j it denies what is sent without TLS: %s', (changes, expected) => {
  expect(statementsOf({ Statement: { ...denial, ...changes } }).map(deniesPlainTransport)).toEqual([expected]);
});
