import { parseAuditOptions } from '../../../../toolkit/cli/audit/audit-options';

describe('parseAuditOptions', () => {
  test('takes the assembly where cdk writes it', () => {
    expect(parseAuditOptions(['--against', 'deployed.json'])).toEqual({
      place: 'cdk.out',
      against: 'deployed.json',
      stacks: undefined,
      failOn: 'low',
      format: 'text',
    });
  });

  test('takes every option', () => {
    const args = [
      'app.yaml',
      '--against',
      'old',
      '--stack',
      'A',
      '--stack',
      'B',
      '--fail-on',
      'high',
      '--format',
      'json',
    ];
    expect(parseAuditOptions(args)).toEqual({
      place: 'app.yaml',
      against: 'old',
      stacks: ['A', 'B'],
      failOn: 'high',
      format: 'json',
    });
  });

  test.each([
    [[], 'audit needs --against DEPLOYED, the template as it is deployed'],
    [['a', 'b', '--against', 'c'], 'audit takes one assembly or template, got a, b'],
    [['--against', 'c', '--fail-on', 'bad'], '--fail-on must be critical or high or medium or low, got bad'],
    [['--against', 'c', '--format', 'xml'], '--format must be text or json, got xml'],
  ])('refuses %j', (args, message) => {
    expect(() => parseAuditOptions(args)).toThrow(message);
  });
});
