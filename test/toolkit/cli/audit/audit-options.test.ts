import { parseAuditOptions } from '../../../../toolkit/cli/audit/audit-options';

const NOW = Date.UTC(2027, 0, 31, 23, 59);

describe('parseAuditOptions', () => {
  test('takes the assembly where cdk writes it, every rule, and the day of today', () => {
    expect(parseAuditOptions([], NOW)).toEqual({
      place: 'cdk.out',
      concerns: ['data-loss', 'security', 'cost', 'operability', 'change'],
      failOn: 'low',
      format: 'text',
      day: '2027-01-31',
    });
  });

  test('takes every option', () => {
    const args = [
      ...[
        'app.yaml',
        '--against',
        'old',
        '--stack',
        'A',
        '--stack',
        'B',
        '--concern',
        'security',
        '--concern',
        'change',
      ],
      ...['--acknowledgements', 'known.yaml', '--baseline', 'before.json', '--fail-on', 'high', '--format', 'sarif'],
      ...['--output', 'audit.sarif', '--date', '2026-02-28'],
    ];
    expect(parseAuditOptions(args, NOW)).toEqual({
      place: 'app.yaml',
      against: 'old',
      stacks: ['A', 'B'],
      concerns: ['security', 'change'],
      acknowledgements: 'known.yaml',
      baseline: 'before.json',
      failOn: 'high',
      format: 'sarif',
      output: 'audit.sarif',
      day: '2026-02-28',
    });
  });

  test.each([
    [['a', 'b'], 'audit takes one assembly or template, got a, b'],
    [['--fail-on', 'bad'], '--fail-on must be critical or high or medium or low, got bad'],
    [['--format', 'xml'], '--format must be text or json or sarif or markdown or html, got xml'],
    [['--concern', 'style'], '--concern must be data-loss or security or cost or operability or change, got style'],
    [['--concern', 'change'], '--against and --concern change need one another'],
    [['--concern', 'cost', '--against', 'old'], '--against and --concern change need one another'],
    [['--date', 'tomorrow'], '--date must be a day such as 2027-01-31, got tomorrow'],
  ])('refuses %j', (args, message) => {
    expect(() => parseAuditOptions(args, NOW)).toThrow(new Error(message));
  });
});
