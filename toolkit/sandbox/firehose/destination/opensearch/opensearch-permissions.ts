import type { Place } from '../../../kernel/encryption';
import type { Permission } from '../../../kernel/identity';

/** What Firehose asks of a domain beside the documents: what it is, and how its cluster and its indexes are. */
const ON_DOMAIN = ['es:DescribeDomain', 'es:DescribeDomainConfig', 'es:DescribeDomains'];
const READ_PATHS = ['_all/_settings', '_cluster/stats', '_nodes', '_nodes/stats', '_stats'];

/** What delivery to an index of a domain needs; nothing where only the address of the domain is known. */
export function domainPermissions(domainArn: string | undefined, index: string): readonly Permission[] {
  if (domainArn === undefined) return [];
  const described = ON_DOMAIN.map((action) => ({ action, resource: domainArn }));
  const read = READ_PATHS.map((path) => ({ action: 'es:ESHttpGet', resource: `${domainArn}/${path}` }));
  return [
    ...described,
    ...read,
    { action: 'es:ESHttpPut', resource: `${domainArn}/${index}` },
    { action: 'es:ESHttpPost', resource: `${domainArn}/_bulk` },
  ];
}

/** What the API of a collection needs; its ARN ends in what its address begins with. */
export function collectionPermissions(endpoint: string, { partition, region, account }: Place): readonly Permission[] {
  const [id = ''] = new URL(endpoint).hostname.split('.');
  return [{ action: 'aoss:APIAccessAll', resource: `arn:${partition}:aoss:${region}:${account}:collection/${id}` }];
}
