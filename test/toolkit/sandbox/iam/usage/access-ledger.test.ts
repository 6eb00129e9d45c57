import type { Grant } from '../../../../../toolkit/sandbox/iam/evaluation/grant';
import { AccessLedger } from '../../../../../toolkit/sandbox/iam/usage/access-ledger';
import type { AccessRequest } from '../../../../../toolkit/sandbox/kernel/access';

const ROLE = { roleArn: 'arn:aws:iam::111111111111:role/r' };
const GRANT: Grant = { kind: 'identity-based policy', policy: 'App/P', statement: 0, action: 's3:*', resource: '*' };
const ALLOWED = { decision: { allowed: true }, grants: [GRANT] };
const DENIED = { decision: { allowed: false, message: 'no' }, remedy: 'that', grants: [] };

function get(key: string, more: Partial<AccessRequest> = {}): AccessRequest {
  return { principal: ROLE, action: 's3:GetObject', resource: `arn:aws:s3:::b/${key}`, ...more };
}

describe('AccessLedger', () => {
  test('recalls what was decided, and counts it', () => {
    const ledger = new AccessLedger();
    expect(ledger.recall(get('a'))).toBeUndefined();
    const record = ledger.add({ request: get('a'), ...ALLOWED }, true);
    expect(ledger.recall(get('a'))).toBe(record);
    expect(record).toEqual({ request: get('a'), ...ALLOWED, count: 2 });
  });

  test.each<[string, AccessRequest]>([
    ['principal', get('a', { principal: { roleArn: 'arn:aws:iam::111111111111:role/s' } })],
    ['session', get('a', { principal: { ...ROLE, sessionName: 's' } })],
    ['service', get('a', { principal: { service: 's3.amazonaws.com' } })],
    ['action', get('a', { action: 's3:PutObject' })],
    ['resource', get('b')],
    ['endpoint', get('a', { via: 'vpce-1' })],
    ['context', get('a', { context: { 's3:prefix': 'a' } })],
    ['list in its context', get('a', { context: { 'kms:EncryptionContextKeys': ['a', 'b'] } })],
  ])('takes a request with another %s for another', (_, other) => {
    const ledger = new AccessLedger();
    ledger.add({ request: get('a'), ...ALLOWED }, true);
    expect(ledger.recall(other)).toBeUndefined();
    ledger.add({ request: other, ...ALLOWED }, true);
    expect(ledger.recall({ ...other })?.count).toBeGreaterThan(1);
  });

  test('does not recall what does not hold', () => {
    const ledger = new AccessLedger();
    ledger.add({ request: get('a'), ...ALLOWED }, false);
    expect(ledger.recall(get('a'))).toBeUndefined();
    expect(ledger.all).toMatchObject([{ count: 1 }]);
  });

  test('forgets decisions, and keeps the counts', () => {
    const ledger = new AccessLedger();
    ledger.add({ request: get('a'), ...ALLOWED }, true);
    ledger.forget();
    expect(ledger.recall(get('a'))).toBeUndefined();
    ledger.add({ request: get('a'), ...ALLOWED }, true);
    expect(ledger.all).toMatchObject([{ count: 2 }]);
  });

  test('keeps one record for all objects of a bucket that the same grants allow', () => {
    const ledger = new AccessLedger();
    const other = { ...ALLOWED, grants: [{ ...GRANT, statement: 1 }] };
    ledger.add({ request: get('a'), ...ALLOWED }, true);
    ledger.add({ request: get('b'), ...ALLOWED }, true);
    ledger.add({ request: get('c'), ...other }, true);
    ledger.add({ request: get('d'), ...DENIED }, true);
    ledger.add({ request: get('e'), ...DENIED }, true);
    ledger.recall(get('b'));
    expect(ledger.all.map(({ request, count }) => [request.resource, count])).toEqual([
      ['arn:aws:s3:::b/a', 3],
      ['arn:aws:s3:::b/c', 1],
      ['arn:aws:s3:::b/d', 2],
    ]);
  });

  test('remembers no more than so many requests', () => {
    const ledger = new AccessLedger();
    for (let i = 0; i <= 20_000; i++) ledger.add({ request: get(String(i)), ...ALLOWED }, true);
    expect(ledger.recall(get('0'))).toBeUndefined();
    expect(ledger.recall(get('20000'))).toMatchObject({ count: 20_002 });
  });
});
