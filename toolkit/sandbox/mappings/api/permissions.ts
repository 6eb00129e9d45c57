import type { Place } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';
import { mappingArn } from '../mapping-arn';

const ON_ONE: Readonly<Record<string, string>> = {
  DELETE: 'lambda:DeleteEventSourceMapping',
  GET: 'lambda:GetEventSourceMapping',
  PUT: 'lambda:UpdateEventSourceMapping',
};

const ON_ALL: Readonly<Record<string, string>> = {
  GET: 'lambda:ListEventSourceMappings',
  POST: 'lambda:CreateEventSourceMapping',
};

/** What a request needs; one without an id is about all mappings, or one that is yet to be. */
export function permissionsFor(method: string, id: string, place: Place): readonly Permission[] {
  const action = (id === '' ? ON_ALL : ON_ONE)[method];
  if (action === undefined) return [];
  return [{ action, resource: id === '' ? '*' : mappingArn(id, place) }];
}
