import { RequestKeys } from '../../../../../toolkit/sandbox/iam/evaluation/request-keys';
import { requesterOf } from '../../../../../toolkit/sandbox/iam/evaluation/requester-of';
import type { AccessRequest, Principal } from '../../../../../toolkit/sandbox/kernel/access';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';

const ROLE = { roleArn: 'arn:aws:iam::111111111111:role/path/reader', sessionName: 'worker' };
const KNOWN = { id: 'AROA1', tags: { Team: 'web' } };

function keysOf(principal: Principal, more: Partial<AccessRequest> = {}, known: typeof KNOWN | undefined = KNOWN) {
  const clock = new VirtualClock(Date.UTC(2026, 5, 1, 12));
  const place = { clock, region: 'eu-west-1', account: '111111111111' };
  const request = { principal, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', ...more };
  return new RequestKeys(request, requesterOf(principal), place, { known, ...(more.via && { vpcId: 'vpc-1' }) });
}

describe('RequestKeys', () => {
  test.each([
    ['aws:RequestedRegion', ['eu-west-1']],
    ['aws:SecureTransport', ['true']],
    ['s3:TlsVersion', ['1.3']],
    ['aws:ViaAWSService', ['false']],
    ['aws:ResourceAccount', ['111111111111']],
    ['aws:PrincipalArn', [ROLE.roleArn]],
    ['aws:PrincipalAccount', ['111111111111']],
    ['aws:PrincipalType', ['AssumedRole']],
    ['aws:PrincipalIsAWSService', ['false']],
    ['aws:PrincipalServiceName', undefined],
    ['aws:PrincipalTag/team', ['web']],
    ['aws:userid', ['AROA1:worker']],
    ['redshift-data:statement-owner-iam-userid', ['AROA1:worker']],
    ['aws:username', undefined],
    ['kms:CallerAccount', ['111111111111']],
    ['aws:SourceVpce', undefined],
    ['aws:CurrentTime', ['2026-06-01T12:00:00.000Z']],
    ['aws:EpochTime', ['1780315200']],
    ['aws:SourceArn', undefined],
  ])('a role has %s: %j', (name, values) => {
    expect(keysOf(ROLE).values(name)).toEqual(values);
    expect(keysOf(ROLE).values(name.toUpperCase())).toEqual(values);
  });

  test('a service that uses a key for who calls it says so', () => {
    const context = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };
    expect(keysOf(ROLE, { context }).values('aws:ViaAWSService')).toEqual(['true']);
  });

  test.each([
    ['aws:PrincipalIsAWSService', ['true']],
    ['aws:PrincipalServiceName', ['cloudwatch.amazonaws.com']],
    ['aws:SourceOwner', ['111111111111']],
    ['aws:PrincipalArn', undefined],
    ['aws:PrincipalAccount', undefined],
  ])('a service has %s: %j', (name, values) => {
    expect(keysOf({ service: 'cloudwatch.amazonaws.com' }).values(name)).toEqual(values);
  });

  test('only an alarm asks for the account that owns it', () => {
    expect(keysOf({ service: 'events.amazonaws.com' }).values('aws:SourceOwner')).toBeUndefined();
  });

  test('a user has a name, and the account itself a type', () => {
    const user = keysOf({ roleArn: 'arn:aws:iam::111111111111:user/path/ada' });
    expect([user.values('aws:username'), user.values('aws:PrincipalType')]).toEqual([['ada'], ['User']]);
    expect(keysOf({ roleArn: 'arn:aws:iam::111111111111:root' }).values('aws:PrincipalType')).toEqual(['Account']);
  });

  test('takes what comes with a request before its own, and the account from the resource', () => {
    const context = { 'aws:ViaAWSService': 'true', 's3:prefix': '', 'kms:EncryptionContextKeys': ['a', 'b'] };
    const keys = keysOf(ROLE, { context, via: 'vpce-1', resource: 'arn:aws:sqs:eu-west-1:222222222222:q' });
    expect(keys.values('aws:ViaAWSService')).toEqual(['true']);
    expect(keys.values('s3:prefix')).toEqual(['']);
    expect(keys.values('kms:EncryptionContextKeys')).toEqual(['a', 'b']);
    expect(keys.values('aws:SourceVpce')).toEqual(['vpce-1']);
    expect(keys.values('aws:ResourceAccount')).toEqual(['222222222222']);
  });

  test('remembers that the time was asked for', () => {
    const keys = keysOf(ROLE);
    keys.values('aws:RequestedRegion');
    expect(keys.readsTime).toBe(false);
    keys.values('aws:CurrentTime');
    expect(keys.readsTime).toBe(true);
  });
});
