import {
  collectionPermissions,
  domainPermissions,
} from '../../../../../../toolkit/sandbox/firehose/destination/opensearch/opensearch-permissions';

const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';
const PLACE = { region: 'us-east-1', account: '123456789012', partition: 'aws' };

describe('what delivery to OpenSearch needs', () => {
  test('is to know the domain, to make the index, and to send documents', () => {
    const needed = domainPermissions(DOMAIN, 'clicks').map(({ action, resource }) => `${action} ${resource}`);
    expect(needed).toContain(`es:DescribeDomain ${DOMAIN}`);
    expect(needed).toContain(`es:ESHttpGet ${DOMAIN}/_nodes/stats`);
    expect(needed.slice(-2)).toEqual([`es:ESHttpPut ${DOMAIN}/clicks`, `es:ESHttpPost ${DOMAIN}/_bulk`]);
  });

  test('is not known for a domain that is an address only', () => {
    expect(domainPermissions(undefined, 'clicks')).toEqual([]);
  });

  test('is the API of a collection', () => {
    expect(collectionPermissions('https://abc123.us-east-1.aoss.amazonaws.com', PLACE)).toEqual([
      { action: 'aoss:APIAccessAll', resource: 'arn:aws:aoss:us-east-1:123456789012:collection/abc123' },
    ]);
  });
});
