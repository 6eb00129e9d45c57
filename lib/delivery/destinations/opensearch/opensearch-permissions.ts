import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from '../../../private/acknowledgements';

/** Each list is what AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const DOMAIN_ACTIONS = [
  'es:DescribeDomain',
  'es:DescribeDomainConfig',
  'es:DescribeDomains',
  'es:ESHttpPost',
  'es:ESHttpPut',
];

export interface DomainIndex {
  readonly domainArn: string;
  readonly indexName: string;
  readonly typeName?: string;
}

/** Lets the role write documents to a domain, and read what it must know of the cluster and of its own indexes. */
export function grantDomain(grantee: IGrantable, { domainArn, indexName, typeName }: DomainIndex): Grant {
  const readable = [
    '_all/_settings',
    '_cluster/stats',
    typeName === undefined ? `${indexName}*/_mapping` : `${indexName}*/_mapping/${typeName}`,
    '_nodes',
    '_nodes/stats',
    '_nodes/*/stats',
    '_stats',
    `${indexName}*/_stats`,
  ].map((path) => `${domainArn}/${path}`);
  const write = allow(grantee, DOMAIN_ACTIONS, [domainArn, `${domainArn}/*`]);
  return write.combine(allow(grantee, ['es:ESHttpGet'], readable));
}

/** Lets the role call the API of a collection; which indexes it may write to, a data access policy says. */
export function grantCollection(grantee: IGrantable, collectionArn: string): Grant {
  return allow(grantee, ['aoss:APIAccessAll'], [collectionArn]);
}

function allow(grantee: IGrantable, actions: string[], resourceArns: string[]): Grant {
  acknowledgeWildcards(grantee, resourceArns, 'the names of indexes and documents follow from time and records');
  return Grant.addToPrincipal({ grantee, actions, resourceArns });
}
