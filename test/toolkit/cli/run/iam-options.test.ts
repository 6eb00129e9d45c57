import { parsePermissions, parseReportFile } from '../../../../toolkit/cli/run/iam-options';
import { UsageError } from '../../../../toolkit/cli/usage-error';

describe('parsePermissions', () => {
  test.each([undefined, 'enforced', 'recorded'])('takes %s', (value) => {
    expect(parsePermissions(value)).toBe(value);
  });

  test.each(['off', '', 'ENFORCED'])('refuses %j', (value) => {
    const message = `--permissions must be enforced or recorded, got ${value}`;
    expect(() => parsePermissions(value)).toThrow(new UsageError(message));
  });
});

describe('parseReportFile', () => {
  test.each([undefined, 'iam.json', 'reports/iam.md'])('takes %s', (path) => {
    expect(parseReportFile(path)).toBe(path);
  });

  test.each(['iam.txt', 'iam', 'json', ''])('refuses %j', (path) => {
    const message = `--iam-report must be a file that ends in .json or .md, got ${path}`;
    expect(() => parseReportFile(path)).toThrow(new UsageError(message));
  });
});
