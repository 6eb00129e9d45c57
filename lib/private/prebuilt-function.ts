import * as path from 'node:path';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledgements';
import { encryptedLogGroup } from './encrypted-log-group';
import { serviceRole } from './service-role';

/** The folder is as deep in the sources as in the package: lib/private and dist/private. */
const ASSETS = path.join(__dirname, '..', '..', 'assets');

const REASONS = {
  LambdaConcurrency:
    'its invoker bounds how many run at once; a reservation is taken from the other functions of the account, and new accounts have none to give',
  LambdaDLQ:
    'Lambda uses a dead-letter queue for asynchronous invocations only: these are repeated by the clock or by the deployment, and all others leave failures to their invoker',
  LambdaInsideVPC:
    'it calls nothing but AWS services, over TLS and with its role; a VPC would take an endpoint for each, and rights on network interfaces',
  LambdaTracing:
    'it takes one step, which its log and its metrics tell of; traces would be billed, and take a right on all resources',
};

export interface PrebuiltFunctionProps {
  /** The handler's folder below `assets`. */
  readonly asset: string;
  readonly description: string;
  /** Memory in MiB; Lambda gives one whole vCPU at 1,769. */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly environment?: Record<string, string>;
}

/** A function of this package: its own role and log group, no AWS managed policy, the same under any feature flag. */
export function prebuiltFunction(scope: Construct, id: string, props: PrebuiltFunctionProps): LambdaFunction {
  const { asset, ...options } = props;
  const parts = new Construct(scope, id);
  const role = serviceRole(parts, 'Role', {
    service: 'lambda.amazonaws.com',
    description: `Execution role: ${props.description}`,
  });
  const logGroup = encryptedLogGroup(parts, 'LogGroup');
  logGroup.grantWrite(role);
  const handler = new LambdaFunction(parts, 'Resource', {
    ...options,
    code: Code.fromAsset(path.join(ASSETS, asset)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    logGroup,
  });
  acknowledge(handler, REASONS);
  return handler;
}
