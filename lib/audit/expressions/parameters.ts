import type { RawParameter } from '../raw-template';
import { known, unresolved, type Value } from './value';

/** What a parameter can be: its allowed values, otherwise its default, which is judged as what will be deployed. */
export function parameterValues(name: string, parameter: RawParameter | undefined): readonly Value[] {
  const { Type, Default, AllowedValues } = parameter ?? {};
  if (String(Type).startsWith('AWS::SSM::Parameter::Value')) return [unresolved({ Ref: name })];
  if (Array.isArray(AllowedValues) && AllowedValues.length > 0) return AllowedValues.map((value) => typed(Type, value));
  return Default === undefined ? [unresolved({ Ref: name })] : [typed(Type, Default)];
}

function typed(type: unknown, value: unknown): Value {
  const isList = type === 'CommaDelimitedList' || String(type).startsWith('List<');
  return known(
    isList
      ? String(value)
          .split(',')
          .map((item) => item.trim())
      : value,
  );
}
