import type { AccessRequest } from '../../kernel/access';
import type { SandboxContext } from '../../kernel/context';
import type { ConditionKeys } from '../policy/condition-keys';
import type { Requester } from '../policy/requester';

type Place = Pick<SandboxContext, 'clock' | 'region' | 'account'>;

/** What the templates say of who asks. */
interface Known {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The condition keys of one request: the global ones, and those that come with it. */
export class RequestKeys implements ConditionKeys {
  /** Whether the time was asked for, so that the answer holds for this moment only. */
  readsTime = false;
  private readonly own: ReadonlyMap<string, readonly string[]>;

  constructor(
    { context = {}, resource, via }: AccessRequest,
    requester: Requester,
    private readonly place: Place,
    { known, vpcId }: { readonly known?: Known; readonly vpcId?: string } = {},
  ) {
    const keys = {
      ...globalKeys(place, resource),
      'aws:ViaAWSService': String(context['kms:ViaService'] !== undefined),
      ...(requester.kind === 'service' ? serviceKeys(requester.service, place) : identityKeys(requester, known)),
      ...(via === undefined ? {} : { 'aws:SourceVpce': via }),
      ...(vpcId === undefined ? {} : { 'aws:SourceVpc': vpcId }),
      ...context,
    };
    this.own = new Map(Object.entries(keys).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
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
function globalKeys({ region, account }: Place, resource: string): Record<string, string> {
  return {
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': resource.split(':')[4] || account,
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
  };
}

/** An alarm publishes for the account that owns it, which the policy of a topic asks for that was given none. */
function serviceKeys(service: string, { account }: Place): Record<string, string> {
  return {
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': service,
    ...(service === 'cloudwatch.amazonaws.com' ? { 'aws:SourceOwner': account } : {}),
  };
}

/** Ids of statements are known to those who ran them, so that whoever asks for one is its owner. */
function userIdKeys(userId: string): Record<string, string> {
  return { 'aws:userid': userId, 'redshift-data:statement-owner-iam-userid': userId };
}

function identityKeys(requester: Exclude<Requester, { kind: 'service' }>, known?: Known): Record<string, string> {
  const session = requester.kind === 'role' ? `:${requester.sessionArn.split('/').at(-1)}` : '';
  const tags = Object.entries(known?.tags ?? {}).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]);
  return {
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalArn': requester.arn,
    'aws:PrincipalAccount': requester.account,
    'aws:PrincipalType': PRINCIPAL_TYPES[requester.kind],
    'kms:CallerAccount': requester.account,
    ...(known === undefined ? {} : userIdKeys(`${known.id}${session}`)),
    ...(requester.kind === 'user' ? { 'aws:username': requester.arn.split('/').at(-1) ?? '' } : {}),
    ...Object.fromEntries(tags),
  };
}

const PRINCIPAL_TYPES = { role: 'AssumedRole', user: 'User', root: 'Account' };
