import type { AccessRequest } from '../../../../toolkit/sandbox/kernel/access';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { type Actor, identityOf } from '../../../../toolkit/sandbox/kernel/identity';

const ROLE = 'arn:aws:iam::123456789012:role/reader';
const READ = { action: 'kinesis:GetRecords', resource: 'arn:aws:kinesis:us-east-1:123456789012:stream/logs' };

/** An access service that denies some actions and keeps what it is asked. */
function identity(actor: Actor, ...denied: string[]) {
  const requests: AccessRequest[] = [];
  const access = {
    authorize: (request: AccessRequest) => {
      requests.push(request);
      if (denied.includes(request.action)) throw new AwsError('AccessDeniedException', `no ${request.action}`);
    },
    decide: () => ({ allowed: true }),
  };
  return { identity: identityOf(access, actor), requests };
}

describe('identityOf', () => {
  test('asks as the role, from where it is, for what a call needs', () => {
    const { identity: reader, requests } = identity({ roleArn: ROLE });
    reader.require({ ...READ, context: { 's3:prefix': 'a' } });
    expect(requests).toEqual([{ principal: { roleArn: ROLE }, ...READ, context: { 's3:prefix': 'a' }, fromVpc: true }]);
  });

  test('asks first whether the service may take on the role', () => {
    const context = { 'sts:ExternalId': '123456789012' };
    const actor = { roleArn: ROLE, assumedBy: 'firehose.amazonaws.com', context };
    const { identity: reader, requests } = identity(actor);
    reader.require(READ);
    expect(requests).toEqual([
      { principal: { service: 'firehose.amazonaws.com' }, action: 'sts:AssumeRole', resource: ROLE, context },
      { principal: { roleArn: ROLE }, ...READ },
    ]);
  });

  test('asks for what a service does in the VPC of the role from there', () => {
    const { identity: reader, requests } = identity({
      roleArn: ROLE,
      assumedBy: 'redshift.amazonaws.com',
      fromVpc: true,
    });
    reader.require(READ);
    expect(requests.map(({ fromVpc }) => fromVpc)).toEqual([undefined, true]);
  });

  test('lets a role do nothing that the service may not take on', () => {
    const actor = { roleArn: ROLE, assumedBy: 'firehose.amazonaws.com' };
    const { identity: reader, requests } = identity(actor, 'sts:AssumeRole');
    expect(() => reader.require(READ)).toThrow('no sts:AssumeRole');
    expect(requests).toHaveLength(1);
  });

  test('names the resource that a service calls for, and its account', () => {
    const sourceArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
    const { identity: service, requests } = identity({ service: 'sns.amazonaws.com', sourceArn });
    service.require({ ...READ, context: { 's3:prefix': 'a' } });
    expect(requests).toEqual([
      {
        principal: { service: 'sns.amazonaws.com' },
        ...READ,
        context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': '123456789012', 's3:prefix': 'a' },
      },
    ]);
  });

  test('answers a denial as the service does whose key it is', () => {
    const { identity: reader } = identity({ roleArn: ROLE }, READ.action);
    const denial = (message: string) => new AwsError('KMSAccessDeniedException', `key: ${message}`);
    expect(() => reader.require({ ...READ, denial })).toThrow(
      new AwsError('KMSAccessDeniedException', `key: no ${READ.action}`),
    );
    expect(() => reader.require(READ)).toThrow(new AwsError('AccessDeniedException', `no ${READ.action}`));
  });

  test('asks no further than the first denial', () => {
    const { identity: reader, requests } = identity({ roleArn: ROLE }, READ.action);
    expect(() => reader.require(READ, { ...READ, action: 'kms:Decrypt' })).toThrow();
    expect(requests.map(({ action }) => action)).toEqual([READ.action]);
  });
});
