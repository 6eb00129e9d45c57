import { recordedResource } from '../../../../toolkit/sandbox/assembly/recorded-resource';

const PLACE = { region: 'eu-west-1', account: '123456789012', partition: 'aws' };
const REQUEST = { logicalId: 'AccessLogDomain1A2B3C', generatedName: 'App-AccessLogDomain1A2B3C-0123456789ab' };

describe('recordedResource', () => {
  test.each(['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'])(
    '%s has an ARN and an endpoint',
    (type) => {
      const { ref, attributes } = recordedResource({ type, ...REQUEST }, PLACE);
      expect(ref).toMatch(/^accesslogdomain-[0-9a-f]{12}$/);
      const Arn = `arn:aws:es:eu-west-1:123456789012:domain/${ref}`;
      expect(attributes).toEqual({
        Arn,
        DomainArn: Arn,
        DomainEndpoint: expect.stringMatching(`^search-${ref}-[0-9a-f]{26}\\.eu-west-1\\.es\\.amazonaws\\.com$`),
        Id: `123456789012/${ref}`,
      });
      expect(recordedResource({ type, ...REQUEST, givenName: 'logs' }, PLACE).ref).toBe('logs');
    },
  );

  test('a collection of OpenSearch Serverless has an id, an ARN and endpoints', () => {
    const { ref, attributes } = recordedResource({ type: 'AWS::OpenSearchServerless::Collection', ...REQUEST }, PLACE);
    expect(ref).toMatch(/^[0-9a-f]{20}$/);
    expect(attributes).toEqual({
      Id: ref,
      Arn: `arn:aws:aoss:eu-west-1:123456789012:collection/${ref}`,
      CollectionEndpoint: `https://${ref}.eu-west-1.aoss.amazonaws.com`,
      DashboardEndpoint: `https://${ref}.eu-west-1.aoss.amazonaws.com/_dashboards`,
    });
  });

  test('what it knows no shape of is known by its name', () => {
    expect(recordedResource({ type: 'AWS::Athena::WorkGroup', ...REQUEST }, PLACE)).toEqual({
      ref: REQUEST.generatedName,
    });
  });
});
