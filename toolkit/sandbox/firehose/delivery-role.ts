import type { ActAs, ActingServices } from '../kernel/acting-services';
import type { SandboxContext } from '../kernel/context';
import type { DestinationProperties } from './destination/delivery-properties';

type Used = 'buckets' | 'functions' | 'logs' | 'secrets' | 'streams';

/** Services in the name of roles, as Firehose takes them on. */
export type ActAsDelivery = ActAs<Used>;

export type RoleServices = Pick<ActingServices, Used | 'identity'>;

/** Gives services in the name of a role, by its ARN; of the destination's own where none is named. */
export type ServicesOfRole = (roleArn?: string) => RoleServices;

/** Firehose names the account to who trusts it, and the delivery stream. */
export function servicesOfRole(
  as: ActAsDelivery,
  deliveryStreamArn: string,
  { account }: SandboxContext,
  { RoleARN, S3Configuration }: DestinationProperties,
): ServicesOfRole {
  const context = { 'sts:ExternalId': account, 'aws:SourceAccount': account, 'aws:SourceArn': deliveryStreamArn };
  const own = RoleARN ?? S3Configuration?.RoleARN ?? '';
  return (roleArn = own) => as({ roleArn, assumedBy: 'firehose.amazonaws.com', context });
}
