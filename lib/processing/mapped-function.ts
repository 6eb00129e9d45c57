import { CfnAlias, type IFunction, QualifiedFunctionBase } from 'aws-cdk-lib/aws-lambda';
import { Names } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { StartingPosition } from './starting-position';

/** Of the 128 characters of an alias, those that a mark does not need. */
const MAX_NAME_LENGTH = 100;

/**
 * The name by which a mapping of that starting position knows its function.
 *
 * Lambda takes one mapping of a stream and a function, and CloudFormation makes the mapping of a new position before it
 * deletes that of the old one. To Lambda, a function under an alias is another one.
 */
export function mappedFunctionName(scope: Construct, handler: IFunction, { _mark: mark }: StartingPosition): string {
  if (mark === '' || handler instanceof QualifiedFunctionBase) return handler.functionName;
  const alias = new CfnAlias(scope, `Alias${mark}`, {
    description: `Reads for ${scope.node.path}`,
    functionName: handler.functionName,
    functionVersion: '$LATEST',
    name: `${Names.uniqueResourceName(scope, { maxLength: MAX_NAME_LENGTH, separator: '-' })}-${mark}`,
  });
  return alias.ref;
}
