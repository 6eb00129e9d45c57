import { AccountRootPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** Who may send events to a warehouse: the buckets, by integrations which the account creates. */
export function integrationStatements(buckets: IBucket[]): PolicyStatement[] {
  const bucketArns = buckets.map(({ bucketArn }) => bucketArn);
  return [
    new PolicyStatement({
      principals: [new ServicePrincipal('redshift.amazonaws.com')],
      actions: ['redshift:AuthorizeInboundIntegration'],
      conditions: { StringEquals: { 'aws:SourceArn': bucketArns } },
    }),
    new PolicyStatement({
      principals: [new AccountRootPrincipal()],
      actions: ['redshift:CreateInboundIntegration'],
    }),
  ];
}
