import { readNotPrincipals, readPrincipals } from '../../../../../toolkit/sandbox/iam/policy/principals';
import type { Requester } from '../../../../../toolkit/sandbox/iam/policy/requester';

const ROLE: Requester = {
  kind: 'role',
  arn: 'arn:aws:iam::111111111111:role/path/reader',
  account: '111111111111',
  sessionArn: 'arn:aws:sts::111111111111:assumed-role/reader/s',
};
const USER: Requester = { kind: 'user', arn: 'arn:aws:iam::111111111111:user/ada', account: '111111111111' };
const ROOT: Requester = { kind: 'root', arn: 'arn:aws:iam::111111111111:root', account: '111111111111' };
const SERVICE: Requester = { kind: 'service', service: 'logs.amazonaws.com' };
const ACCOUNT = 'arn:aws:iam::111111111111:root';

describe('readPrincipals', () => {
  test.each([
    ['*', [ROLE, USER, ROOT, SERVICE], 'role'],
    [{ AWS: '*' }, [ROLE, USER, ROOT, SERVICE], 'role'],
    [{ AWS: ACCOUNT }, [ROLE, USER], 'account'],
    [{ AWS: '111111111111' }, [ROLE, USER], 'account'],
    [{ AWS: ACCOUNT }, [ROOT], 'itself'],
    [{ AWS: ACCOUNT }, [SERVICE], undefined],
    [{ AWS: 'arn:aws:iam::222222222222:root' }, [ROLE, USER, ROOT, SERVICE], undefined],
    [{ AWS: ROLE.arn }, [ROLE], 'role'],
    [{ AWS: ROLE.arn }, [USER, ROOT, SERVICE], undefined],
    [{ AWS: [ACCOUNT, ROLE.arn] }, [ROLE], 'role'],
    [{ AWS: [ROLE.arn, ROLE.sessionArn] }, [ROLE], 'itself'],
    [{ AWS: 'arn:aws:sts::111111111111:assumed-role/reader/other' }, [ROLE], undefined],
    [{ AWS: USER.arn }, [USER], 'itself'],
    [{ AWS: USER.arn }, [ROLE, ROOT], undefined],
    [{ AWS: 'arn:aws:iam::111111111111:role/path/*' }, [ROLE], undefined],
    [{ Service: 'logs.amazonaws.com' }, [SERVICE], 'role'],
    [{ Service: ['firehose.amazonaws.com', 'logs.eu-west-1.amazonaws.com'] }, [SERVICE], 'role'],
    [{ Service: 'logs.amazonaws.com' }, [ROLE, USER, ROOT], undefined],
    [{ Service: 'firehose.amazonaws.com' }, [SERVICE], undefined],
    [{ Federated: 'cognito-identity.amazonaws.com' }, [ROLE, USER, ROOT, SERVICE], undefined],
    [{ CanonicalUser: '79a59df900b949e5' }, [ROLE, USER, ROOT, SERVICE], undefined],
    [{ AWS: USER.arn, Service: 'logs.amazonaws.com' }, [USER], 'itself'],
  ])('%j names %j: %s', (principal, requesters, expected) => {
    const principals = readPrincipals('Principal', principal);
    expect(requesters.map(principals)).toEqual(requesters.map(() => expected));
  });

  test.each([
    ['me', 'Principal must be an object, got "me"'],
    [{ AWS: {} }, 'Principal.AWS must be a string, got {}'],
  ])('refuses %j', (principal, message) => {
    expect(() => readPrincipals('Principal', principal)).toThrow(new Error(message));
  });
});

describe('readNotPrincipals', () => {
  test.each([
    ['a role with its account is excepted', { AWS: [ROLE.arn, ACCOUNT] }, ROLE, undefined],
    ['a session with its account is excepted', { AWS: [ROLE.sessionArn, ACCOUNT] }, ROLE, undefined],
    ['a role without its account is not', { AWS: ROLE.arn }, ROLE, 'role'],
    ['an account excepts none of its roles', { AWS: ACCOUNT }, ROLE, 'role'],
    ['another role is not', { AWS: ['arn:aws:iam::111111111111:role/other', ACCOUNT] }, ROLE, 'role'],
    ['an account excepts its root', { AWS: ACCOUNT }, ROOT, undefined],
    ['a service is excepted', { Service: 'logs.amazonaws.com' }, SERVICE, undefined],
    ['another service is not', { Service: 'firehose.amazonaws.com' }, SERVICE, 'role'],
  ])('%s', (_, principal, requester, expected) => {
    expect(readNotPrincipals('NotPrincipal', principal)(requester)).toBe(expected);
  });
});
