import type { ResourceChange } from '../../../../../toolkit/audit/changes/resource-change';

type Properties = Readonly<Record<string, unknown>>;

/** A resource whose properties change in place. */
export function updated(type: string, before: Properties, after: Properties): ResourceChange {
  return {
    logicalId: 'It',
    type,
    fate: 'updated',
    replacedBy: [],
    before: { Type: type, Properties: before },
    after: { Type: type, Properties: after },
    added: [],
  };
}

/** A resource which the first of the properties replaces. */
export function replaced(type: string, before: Properties, after: Properties, policies: object = {}): ResourceChange {
  const change = updated(type, before, after);
  return {
    ...change,
    fate: 'replaced',
    replacedBy: Object.keys(after).slice(0, 1),
    after: { Type: type, Properties: after, ...policies },
  };
}

/** A resource which the next template leaves out. */
export function removed(type: string, policies: object = {}): ResourceChange {
  return { logicalId: 'It', type, fate: 'removed', replacedBy: [], before: { Type: type, ...policies }, added: [] };
}

/** A resource whose logical id changes, and perhaps more. */
export function renamed(type: string, before: Properties, after: Properties): ResourceChange {
  return {
    ...removed(type),
    before: { Type: type, Properties: before },
    added: [{ Type: type, Properties: after }],
  };
}
