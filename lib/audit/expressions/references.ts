import { attributeTarget, intrinsicOf } from './intrinsic';
import { piecesOf } from './text';

/** The logical ids that an expression refers to, wherever in it. */
export function referencesOf(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const expression = open.pop();
    if (typeof expression !== 'object' || expression === null) continue;
    for (const target of targetsOf(expression)) found.add(logicalIdOf(target));
    open.push(...Object.values(expression));
  }
  return found;
}

function targetsOf(expression: object): readonly string[] {
  const call = intrinsicOf(expression);
  if (call?.name === 'Ref') return [String(call.argument)];
  if (call?.name === 'Fn::GetAtt') return [attributeTarget(call.argument)];
  return call?.name === 'Fn::Sub' ? namesIn(call.argument) : [];
}

/** Names that the call itself gives values to refer to nothing. */
function namesIn(argument: unknown): readonly string[] {
  const [text, given] = Array.isArray(argument) ? argument : [argument];
  return piecesOf(String(text)).flatMap((piece) =>
    'name' in piece && !Object.hasOwn(Object(given), piece.name) ? [piece.name] : [],
  );
}

function logicalIdOf(target: string): string {
  return target.split('.', 1)[0] ?? target;
}
