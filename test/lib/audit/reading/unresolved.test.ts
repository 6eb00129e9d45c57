import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { unresolvedAt } from '../../../../lib/audit/reading/unresolved';

test('shows what only the deployment can tell', () => {
  const Properties = { Name: { 'Fn::ImportValue': 'Other' }, Role: { Ref: 'Role' }, Type: 'DirectPut' };
  const template = new AuditedTemplate({ Resources: { Subject: { Type: 'Own::Type', Properties } } });
  const found = template.resources.map((resource) =>
    ['Name', 'Role', 'Type', 'Other'].map((property) => unresolvedAt(resource, property)),
  );
  expect(found).toEqual([
    [[{ property: 'Name', value: { 'Fn::ImportValue': 'Other' }, unresolved: true }], [], [], []],
  ]);
});
