import type { Rule } from '../../rule';
import { awsManagedPolicy } from './aws-managed-policy';
import { bucketAccessLogging } from './bucket-access-logging';
import { bucketAcls } from './bucket-acls';
import { bucketCrossAccount } from './bucket-cross-account';
import { bucketKmsEncryption } from './bucket-kms-encryption';
import { bucketPublicAccess } from './bucket-public-access';
import { bucketPublicAccessBlock } from './bucket-public-access-block';
import { bucketTlsOnly } from './bucket-tls-only';
import { customerManagedKey } from './customer-managed-key';
import { deliveryEndpointTls } from './delivery-endpoint-tls';
import { deliveryStreamEncryption } from './delivery-stream-encryption';
import { domainAccessControl } from './domain-access-control';
import { domainAuditLogging } from './domain-audit-logging';
import { domainEncryption } from './domain-encryption';
import { domainPublicAccess } from './domain-public-access';
import { environmentSecret } from './environment-secret';
import { functionPublicAccess } from './function-public-access';
import { functionRuntime } from './function-runtime';
import { kafkaAuthentication } from './kafka-authentication';
import { kafkaPublicAccess } from './kafka-public-access';
import { kafkaTls } from './kafka-tls';
import { keyPublicAccess } from './key-public-access';
import { keyRotation } from './key-rotation';
import { keyServiceSource } from './key-service-source';
import { literalCredentials } from './literal-credentials';
import { messageEncryption } from './message-encryption';
import { messagePublicAccess } from './message-public-access';
import { messageTlsOnly } from './message-tls-only';
import { permissionSource } from './permission-source';
import { policyActionWildcard } from './policy-action-wildcard';
import { policyAllBut } from './policy-all-but';
import { policyCreateGrant } from './policy-create-grant';
import { policyDecryptAllKeys } from './policy-decrypt-all-keys';
import { policyFullAccess } from './policy-full-access';
import { policyPassRole } from './policy-pass-role';
import { policyResourceWildcard } from './policy-resource-wildcard';
import { redshiftAuditLogging } from './redshift-audit-logging';
import { redshiftCustomerManagedKey } from './redshift-customer-managed-key';
import { redshiftDefaultNames } from './redshift-default-names';
import { redshiftEncryption } from './redshift-encryption';
import { redshiftPublicAccess } from './redshift-public-access';
import { redshiftTls } from './redshift-tls';
import { redshiftVersionUpgrades } from './redshift-version-upgrades';
import { redshiftVpcRouting } from './redshift-vpc-routing';
import { roleTrustPublic } from './role-trust-public';
import { secretRotation } from './secret-rotation';
import { securityGroupOpen } from './security-group-open';
import { serviceTrustSource } from './service-trust-source';
import { streamEncryption } from './stream-encryption';
import { streamPublicAccess } from './stream-public-access';
import { vpcEndpointPolicy } from './vpc-endpoint-policy';
import { vpcFlowLogs } from './vpc-flow-logs';

export const SECURITY_RULES: readonly Rule[] = [
  awsManagedPolicy,
  bucketAccessLogging,
  bucketAcls,
  bucketCrossAccount,
  bucketKmsEncryption,
  bucketPublicAccess,
  bucketPublicAccessBlock,
  bucketTlsOnly,
  customerManagedKey,
  deliveryEndpointTls,
  deliveryStreamEncryption,
  domainAccessControl,
  domainAuditLogging,
  domainEncryption,
  domainPublicAccess,
  environmentSecret,
  functionPublicAccess,
  functionRuntime,
  kafkaAuthentication,
  kafkaPublicAccess,
  kafkaTls,
  keyPublicAccess,
  keyRotation,
  keyServiceSource,
  literalCredentials,
  messageEncryption,
  messagePublicAccess,
  messageTlsOnly,
  permissionSource,
  policyActionWildcard,
  policyAllBut,
  policyCreateGrant,
  policyDecryptAllKeys,
  policyFullAccess,
  policyPassRole,
  policyResourceWildcard,
  redshiftAuditLogging,
  redshiftCustomerManagedKey,
  redshiftDefaultNames,
  redshiftEncryption,
  redshiftPublicAccess,
  redshiftTls,
  redshiftVersionUpgrades,
  redshiftVpcRouting,
  roleTrustPublic,
  secretRotation,
  securityGroupOpen,
  serviceTrustSource,
  streamEncryption,
  streamPublicAccess,
  vpcEndpointPolicy,
  vpcFlowLogs,
];
