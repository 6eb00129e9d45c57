import { isDeepStrictEqual } from 'node:util';
import type { ResourceRequest } from '../kernel/room';
import type { MappingDocument, MappingProperties } from './mapping-document';
import type { MappingDeclared } from './mapping-factory';
import { mappingId } from './mapping-id';

/** A change of these makes CloudFormation replace a mapping. */
const REPLACING = ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp'];

/**
 * What a deployment makes of a mapping: a new one, the former one with the template's properties, or one in place of
 * the former. As long as a template says the same as the last time, changes over the API stay.
 * @param former mappings of the last deployment
 */
export function declaredMapping(
  { stackName, logicalId, properties }: ResourceRequest,
  former: readonly MappingDocument[],
  now: number,
): MappingDeclared {
  const last = former.find(
    ({ declaration }) => declaration?.stackName === stackName && declaration.logicalId === logicalId,
  );
  if (last?.declaration === undefined) return declared({ stackName, logicalId, properties, generation: 0 });
  const { generation, properties: before } = last.declaration;
  if (isDeepStrictEqual(properties, before)) return last;
  if (isReplaced(before, properties)) {
    return declared({ stackName, logicalId, properties, generation: generation + 1 });
  }
  return { ...last, properties, declaration: { ...last.declaration, properties }, lastModified: now };
}

function isReplaced(before: MappingProperties, after: MappingProperties): boolean {
  return REPLACING.some((name) => !isDeepStrictEqual(before[name], after[name]));
}

function declared(declaration: NonNullable<MappingDocument['declaration']>): MappingDeclared {
  return { id: mappingId(declaration), properties: declaration.properties, declaration };
}
