import { Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { withKeyThrough } from '../../private/encryption-key';

/** Each list is what AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const SOURCE_ACTIONS = [
  'kinesis:DescribeStream',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const FUNCTION_ACTIONS = ['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'];

/** Lets the role read the stream and, through Amazon Kinesis only, use the stream's key. */
export function grantSource(grantee: IGrantable, stream: IStream): Grant {
  const grant = Grant.addToPrincipal({ grantee, actions: SOURCE_ACTIONS, resourceArns: [stream.streamArn] });
  return withKeyThrough(grant, 'kinesis', stream.encryptionKey, grantee, 'kms:Decrypt');
}

/** Lets the role invoke the function, which Firehose may call by its latest version, and read its settings. */
export function grantTransform(grantee: IRole, handler: IFunction): Grant {
  return Grant.addToPrincipal({
    grantee,
    actions: FUNCTION_ACTIONS,
    resourceArns: handler.resourceArnsForGrantInvoke.map((arn) => arn.replace(/:\*$/, ':$LATEST')),
  });
}

/** Lets the role read the secret and, through AWS Secrets Manager only, use the secret's key. */
export function grantSecret(grantee: IRole, secret: ISecret): Grant {
  const actions = ['secretsmanager:GetSecretValue'];
  const grant = Grant.addToPrincipal({ grantee, actions, resourceArns: [policyArn(secret)] });
  return withKeyThrough(grant, 'secretsmanager', secret.encryptionKey, grantee, 'kms:Decrypt');
}

/** The ARN of a secret which is known by its name only lacks the six characters at its end. */
function policyArn({ secretFullArn, secretArn }: ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}
