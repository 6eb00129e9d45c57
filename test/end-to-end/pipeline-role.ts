const STREAM_ACTIONS = ['Describe*', 'Get*', 'List*', 'Put*'].map((action) => `kinesis:${action}`);
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 's3:PutObject'];
const OTHER_ACTIONS = ['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction', 'logs:*'];

/** A role for a function and a delivery stream of a template that is written by hand, and grants more than it must. */
export function pipelineRole(properties: object = {}) {
  const Principal = { Service: ['firehose.amazonaws.com', 'lambda.amazonaws.com'] };
  const grants = { Effect: 'Allow', Action: [...STREAM_ACTIONS, ...BUCKET_ACTIONS, ...OTHER_ACTIONS], Resource: '*' };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } },
      Policies: [{ PolicyName: 'Pipeline', PolicyDocument: { Statement: grants } }],
      ...properties,
    },
  };
}
