import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';

type Create = (request: ResourceRequest) => CreatedResource;

/** The resource types of AWS Lambda, event source mappings apart. */
export function functionTypes(create: {
  readonly createFunction: Create;
  readonly createVersion: Create;
  readonly createAlias: Create;
  readonly createEventInvokeConfig: Create;
}): ResourceType[] {
  return [
    {
      type: 'AWS::Lambda::Function',
      honours: [
        'Code.S3Bucket',
        'Code.S3Key',
        'Code.ZipFile',
        'DeadLetterConfig.TargetArn',
        'Environment.Variables',
        'FunctionName',
        'Handler',
        'LoggingConfig.LogGroup',
        'MemorySize',
        'ReservedConcurrentExecutions',
        'Role',
        'Runtime',
        'Timeout',
      ],
      records: ['Architectures', 'Description', 'KmsKeyArn', 'PackageType', 'Tags', 'TracingConfig'],
      create: create.createFunction,
    },
    {
      type: 'AWS::Lambda::Version',
      honours: ['FunctionName'],
      records: ['CodeSha256', 'Description'],
      create: create.createVersion,
    },
    {
      type: 'AWS::Lambda::Alias',
      honours: ['FunctionName', 'FunctionVersion', 'Name'],
      records: ['Description'],
      create: create.createAlias,
    },
    {
      type: 'AWS::Lambda::Permission',
      honours: ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],
      records: ['PrincipalOrgID'],
      create: ({ generatedName }) => ({ ref: generatedName, attributes: { Id: generatedName } }),
    },
    {
      type: 'AWS::Lambda::EventInvokeConfig',
      honours: [
        'DestinationConfig.OnFailure.Destination',
        'DestinationConfig.OnSuccess.Destination',
        'FunctionName',
        'MaximumEventAgeInSeconds',
        'MaximumRetryAttempts',
        'Qualifier',
      ],
      create: create.createEventInvokeConfig,
    },
  ];
}
