import { matchesAction } from './actions';

/** By service: the actions that act on no resource, so that a statement can name none. Services that are not listed are not judged. */
const WITHOUT_RESOURCE: Readonly<Record<string, readonly string[]>> = {
  dynamodb: [
    ...['DescribeEndpoints', 'DescribeLimits', 'DescribeReservedCapacity*', 'ListBackups', 'ListContributorInsights'],
    ...['ListExports', 'ListGlobalTables', 'ListImports', 'ListStreams', 'ListTables', 'PurchaseReservedCapacity*'],
  ],
  firehose: ['ListDeliveryStreams'],
  kinesis: [
    ...['DescribeAccountSettings', 'DescribeLimits', 'DisableEnhancedMonitoring', 'EnableEnhancedMonitoring'],
    ...['ListStreams', 'UpdateAccountSettings'],
  ],
  kms: ['*CustomKeyStore*', 'CreateKey', 'GenerateRandom', 'ListAliases', 'ListKeys'],
  lambda: [
    ...['CreateCodeSigningConfig', 'CreateEventSourceMapping', 'GetAccountSettings', 'ListCodeSigningConfigs'],
    ...['ListEventSourceMappings', 'ListFunctions', 'ListLayers', 'ListLayerVersions'],
  ],
  logs: [
    ...['*LogDeliver*', '*QueryDefinition*', '*ResourcePolic*', 'CancelExportTask', 'DescribeConfigurationTemplates'],
    ...['DescribeDeliver*', 'DescribeDestinations', 'DescribeExportTasks', 'DescribeLogGroups', 'DescribeQueries'],
    ...['GetLogRecord', 'GetQueryResults', 'StopQuery', 'TestMetricFilter'],
  ],
  s3: [
    ...['*AccountPublicAccessBlock', '*StorageLens*', 'CreateJob', 'ListAccessGrantsInstances', 'ListAccessPoints'],
    ...['ListAccessPointsForObjectLambda', 'ListAllMyBuckets', 'ListJobs', 'ListMultiRegionAccessPoints'],
  ],
  secretsmanager: ['BatchGetSecretValue', 'GetRandomPassword', 'ListSecrets'],
  sns: [
    ...['*Endpoint*', '*PhoneNumber*', '*PlatformApplication*', '*SMS*', '*SubscriptionAttributes'],
    ...['ListOriginationNumbers', 'ListSubscriptions', 'ListTopics', 'Unsubscribe'],
  ],
  sqs: ['ListQueues'],
  sts: [
    'DecodeAuthorizationMessage',
    'GetAccessKeyInfo',
    'GetCallerIdentity',
    'GetServiceBearerToken',
    'GetSessionToken',
  ],
};

/** Whether a statement can say which resources the action is allowed on. */
export function takesResource(action: string): boolean {
  const [service = '', name = ''] = action.split(':', 2);
  const without = WITHOUT_RESOURCE[service.toLowerCase()];
  return without !== undefined && !without.some((pattern) => matchesAction(pattern, name));
}
