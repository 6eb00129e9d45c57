import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import type { RawTemplate } from '../../../../lib/audit/raw-template';
import { CONCERNS, type Problem, type Rule } from '../../../../lib/audit/rule';
import { RULES } from '../../../../lib/audit/rules';
import type { FailingTemplate, Fixture } from './fixture';
import { oddTemplates } from './odd-templates';

const FIXTURES = new Map(
  CONCERNS.flatMap((concern) =>
    readdirSync(path.join(__dirname, concern)).map((file): [string, Fixture] => [
      `${concern}/${path.basename(file, '.ts')}`,
      require(path.join(__dirname, concern, file)),
    ]),
  ),
);

const TEMPLATES = [...FIXTURES.values()].flatMap(({ passing, failing }) =>
  [...passing, ...failing.map(({ template }) => template)].map((template) => new AuditedTemplate(template)),
);

const RULES_BY_NAME = RULES.map((rule) => [`${rule.concern}/${rule.id}`, rule] as const);

test('every fixture belongs to a rule, and every rule has one', () => {
  expect([...FIXTURES.keys()].sort()).toEqual(RULES_BY_NAME.map(([name]) => name).sort());
});

test('ids are unique, in kebab-case and sorted within their concern', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  for (const concern of CONCERNS) {
    const own = RULES.filter((rule) => rule.concern === concern).map(({ id }) => id);
    expect(own).toEqual([...own].sort());
  }
});

test('titles are headings; what happens, and what to do, are whole sentences', () => {
  const titles = RULES.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title));
  const sentences = RULES.filter(({ why, fix }) => ![why, fix].every((text) => /^[A-Z].*[^.]\.$/.test(text)));
  expect([...titles, ...sentences].map(({ id }) => id)).toEqual([]);
});

describe.each(RULES_BY_NAME)('%s', (name, rule) => {
  const { passing, failing, presenceDecides, deploymentDecides } = FIXTURES.get(name) ?? { passing: [], failing: [] };

  test('finds nothing in a template that is well', () => {
    expect(passing.length).toBeGreaterThan(0);
    expect(passing.map((template) => problemsOf(rule, template))).toEqual(passing.map(() => ({})));
    if (!deploymentDecides) expect(passing.filter((template) => !appliesTo(rule, template))).toEqual([]);
  });

  test('finds exactly what is wrong', () => {
    const isKnown = failing.some((each) => expected(each).some(({ unresolved }) => unresolved === undefined));
    expect(isKnown).toBe(deploymentDecides === undefined);
    expect(failing.map(({ template }) => problemsOf(rule, template))).toEqual(failing.map(({ problems }) => problems));
  });

  test('tells what the template leaves open', () => {
    const isOpen = failing.some((each) => expected(each).some(({ unresolved }) => unresolved === true));
    expect(isOpen).toBe(presenceDecides === undefined);
  });

  test('reads whatever a template may hold', () => {
    const odd = failing
      .flatMap(({ template }) => oddTemplates(template))
      .map((template) => new AuditedTemplate(template));
    expect(() => [...TEMPLATES, ...odd].map((template) => problemsIn(rule, template))).not.toThrow();
  });
});

function problemsOf(rule: Rule, template: RawTemplate): Record<string, readonly Problem[]> {
  return problemsIn(rule, new AuditedTemplate(template));
}

function problemsIn(rule: Rule, template: AuditedTemplate): Record<string, readonly Problem[]> {
  const resources = template.ofType(...rule.types);
  const found = resources.map((resource) => [resource.logicalId, rule.check(resource, template)] as const);
  return Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
}

function appliesTo({ types }: Rule, { Resources = {} }: RawTemplate): boolean {
  return Object.values(Resources).some(({ Type }) => types.includes(Type));
}

function expected({ problems }: FailingTemplate): readonly Problem[] {
  return Object.values(problems).flat();
}
