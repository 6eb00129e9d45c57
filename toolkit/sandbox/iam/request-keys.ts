import type { AccessRequest } from '../kernel/access';
import type { SandboxContext } from '../kernel/context';
import type { ConditionKeys } from './policy/condition-keys';
import type { Requester } from './policy/requester';

type Place = Pick<SandboxContext, 'clock' | 'region' | 'account'>;

/** The condition keys of one request: the global ones, and those that come with it. */
export class RequestKeys implements ConditionKeys {
  /** Whether the time was asked for, so that the answer holds for this moment only. */
  readsTime = false;
  private readonly own: ReadonlyMap<string, readonly string[]>;

  constructor(
    { context = {}, via }: AccessRequest,
    requester: Requester,
    private readonly place: Place,
    tags: Readonly<Record<string, string>> = {},
  ) {
    const given = {
      ...globalKeys(requester, place),
      ...(via === undefined ? {} : { 'aws:SourceVpce': via }),
      ...context,
    };
    const tagged = Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value] as const);
    this.own = new Map(
      [...Object.entries(given), ...tagged].map(([name, value]) => [name.toLowerCase(), [value].flat()]),
    );
  }

  values(name: string): readonly string[] | undefined {
    const key = name.toLowerCase();
    return this.own.get(key) ?? this.time(key);
  }

  private time(key: string): readonly string[] | undefined {
    if (key !== 'aws:currenttime' && key !== 'aws:epochtime') return undefined;
    this.readsTime = true;
    const now = this.place.clock.now();
    return [key === 'aws:epochtime' ? String(Math.floor(now / 1000)) : new Date(now).toISOString()];
  }
}

/** TLS of the newest version stands before the services on AWS, whatever a client speaks with the sandbox. */
function globalKeys(requester: Requester, { region, account }: Place): Record<string, string> {
  const always = {
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': account,
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
    'aws:ViaAWSService': 'false',
  };
  if (requester.kind === 'service') {
    return { ...always, 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': requester.service };
  }
  return {
    ...always,
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalArn': requester.arn,
    'aws:PrincipalAccount': requester.account,
    'aws:PrincipalType': requester.kind === 'role' ? 'AssumedRole' : 'Account',
    'kms:CallerAccount': requester.account,
  };
}
