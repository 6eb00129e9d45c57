import { textOf } from '../../expressions/text';
import { expressionOf, type Value } from '../../expressions/value';
import type { Problem, Rule } from '../../rule';

/** The check that the key which a property names, where it has to, is not one of AWS. */
export function requiresOwnKey(property: string, absent: 'accepted' | 'refused' = 'refused'): Rule['check'] {
  return (resource) =>
    resource.values(property).flatMap((key) => {
      if (key.kind === 'absent') return absent === 'accepted' ? [] : [{ property }];
      return judged(key, property);
    });
}

function judged(key: Value, property: string): readonly Problem[] {
  if (key.kind === 'reference') return [];
  const id = textOf(key);
  if (/(^|:)alias\/aws\//.test(id)) return [{ property, value: id }];
  const isNamed = key.kind === 'known' || /:(key|alias)\//.test(id);
  return isNamed ? [] : [{ property, value: expressionOf(key), unresolved: true }];
}
