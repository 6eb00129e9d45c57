import { ALTERNATIVES_LIMIT, combinations } from './combinations';
import type { Folding } from './folding';
import { attributeTarget, ownValue } from './intrinsic';
import { concatenated, piecesOf } from './text';
import { known, reference, unresolved, type Value } from './value';

/** Answers every value of the call; none where it cannot be folded. */
type Fold = (argument: unknown, folding: Folding) => readonly Value[];

/** The intrinsic functions whose values the template can tell. */
export const FUNCTIONS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ['Ref', (name, folding) => folding.ref(String(name))],
  ['Fn::GetAtt', (argument) => [reference(attributeTarget(argument))]],
  ['Fn::If', choose],
  ['Fn::Join', join],
  ['Fn::Sub', substitute],
  ['Fn::FindInMap', findInMap],
  ['Fn::Select', select],
  ['Fn::Split', split],
]);

/** The branches of an `Fn::If` that can be taken; none where its argument is malformed. */
export function branchesOf(argument: unknown, folding: Folding): readonly unknown[] {
  if (!Array.isArray(argument) || argument.length !== 3) return [];
  const [condition, whenTrue, whenFalse] = argument;
  const decided = folding.decide(String(condition));
  return decided === undefined ? [whenTrue, whenFalse] : [decided ? whenTrue : whenFalse];
}

function choose(argument: unknown, folding: Folding): readonly Value[] {
  return branchesOf(argument, folding).flatMap((branch) => folding.alternatives(branch));
}

function join(argument: unknown, folding: Folding): readonly Value[] {
  const [separator, list] = asArguments(argument);
  if (typeof separator !== 'string') return [];
  return listsOf(list, folding).map((items) =>
    concatenated(items.flatMap((item, index) => (index === 0 ? [item] : [known(separator), item]))),
  );
}

function substitute(argument: unknown, folding: Folding): readonly Value[] {
  const [text, given] = Array.isArray(argument) ? argument : [argument];
  const parts = piecesOf(String(text)).map((piece) => {
    if ('literal' in piece) return [known(piece.literal)];
    const own = ownValue(given, piece.name);
    return own === undefined ? named(piece.name, folding) : folding.alternatives(own);
  });
  return combinations(parts).map(concatenated);
}

/** A text that was folded before can name a function in place of what it stands for. */
function named(name: string, folding: Folding): readonly Value[] {
  if (name.startsWith('Fn::')) return [unresolved({ [name]: [] })];
  return name.includes('.') ? [reference(name)] : folding.ref(name);
}

/** A key that is not known, such as the Region, may be any of its level. */
function findInMap(argument: unknown, folding: Folding): readonly Value[] {
  const [map, ...keys] = asArguments(argument).slice(0, 3);
  let found: unknown[] = [ownValue(folding.template.Mappings, String(map))];
  for (const key of keys) {
    const levels = found;
    const values = folding.alternatives(key);
    found = [];
    for (const level of levels) {
      found = found.concat(values.flatMap((value) => entriesAt(level, value)));
      if (found.length > ALTERNATIVES_LIMIT) return [];
    }
  }
  return found.map((value) => (value === undefined ? unresolved({ 'Fn::FindInMap': argument }) : known(value)));
}

function entriesAt(level: unknown, key: Value): readonly unknown[] {
  return key.kind === 'known' ? [ownValue(level, String(key.value))] : Object.values(level ?? {});
}

function select(argument: unknown, folding: Folding): readonly Value[] {
  const [index, list] = asArguments(argument);
  const lists = listsOf(list, folding);
  return folding.alternatives(index).flatMap((value) => {
    const place = value.kind === 'known' ? Number(value.value) : Number.NaN;
    return lists.map((items) => items[place] ?? unresolved({ 'Fn::Select': argument }));
  });
}

function split(argument: unknown, folding: Folding): readonly Value[] {
  const [separator, text] = asArguments(argument);
  return folding.alternatives(text).map((value) => {
    if (value.kind !== 'known' || typeof separator !== 'string') return unresolved({ 'Fn::Split': argument });
    return known(String(value.value).split(separator));
  });
}

/** Every list that the expression can be, without absent items; none where an alternative is not a list. */
function listsOf(list: unknown, folding: Folding): readonly (readonly Value[])[] {
  if (Array.isArray(list)) {
    const lists = combinations(list.map((item) => folding.alternatives(item)));
    return lists.map((items) => items.flatMap((item) => spread(item, folding)));
  }
  const values = folding.alternatives(list);
  const areLists = values.every((value) => value.kind === 'known' && Array.isArray(value.value));
  return areLists ? values.map((value) => spread(value, folding)) : [];
}

function spread(item: Value, folding: Folding): readonly Value[] {
  if (item.kind === 'absent') return [];
  if (item.kind !== 'known' || !Array.isArray(item.value)) return [item];
  return item.value.flatMap((entry) => folding.alternatives(entry));
}

function asArguments(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [];
}
