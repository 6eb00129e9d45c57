import { ownValue } from './expressions/intrinsic';
import type { RawResource, RawTemplate } from './raw-template';

/** The type of what stands for the resources that a macro or a loop makes when the template is deployed. */
export const MACRO = 'Fn::Transform';

/** They leave resources as they stand, or only add some that have nothing to do with streams. */
const UNDERSTOOD = /^AWS::(CodeDeployBlueGreen|LanguageExtensions|SecretsManager-[\d-]+|ServiceCatalog)$/;

/** One for the macros that are run over the whole template, and one for each that stands among the resources. */
export function macrosOf(template: RawTemplate): readonly (readonly [string, RawResource])[] {
  const { Transform, Resources = {} } = template;
  const overall = [Transform, ownValue(template, MACRO)].flat().flatMap((one) => nameOf(one) ?? []);
  const open = overall.filter((name) => !UNDERSTOOD.test(name));
  const among = Object.keys(Resources).filter((key) => key.startsWith('Fn::'));
  return [
    ...(open.length > 0 ? [['Transform', macros(open)] as const] : []),
    ...among.map((key) => [key, macros([nameOf(ownValue(Resources, key)) ?? key])] as const),
  ];
}

function macros(names: readonly string[]): RawResource {
  return { Type: MACRO, Properties: { Names: names } };
}

function nameOf(transform: unknown): string | undefined {
  const name = typeof transform === 'string' ? transform : ownValue(transform, 'Name');
  return typeof name === 'string' ? name : undefined;
}
