import * as path from 'node:path';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceRole } from './service-role';

/** The folder is as deep in the sources as in the package: lib/private and dist/private. */
const ASSETS = path.join(__dirname, '..', '..', 'assets');

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
  const logGroup = new LogGroup(parts, 'LogGroup', { retention: RetentionDays.ONE_YEAR });
  logGroup.grantWrite(role);
  return new LambdaFunction(parts, 'Resource', {
    ...options,
    code: Code.fromAsset(path.join(ASSETS, asset)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    logGroup,
  });
}
