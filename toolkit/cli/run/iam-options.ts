import { isPermissions, type Permissions } from '../../sandbox/iam/permissions';
import { UsageError } from '../usage-error';

/** @throws UsageError unless it is a mode */
export function parsePermissions(value: string | undefined): Permissions | undefined {
  if (value === undefined || isPermissions(value)) return value;
  throw new UsageError(`--permissions must be enforced or recorded, got ${value}`);
}

/** @throws UsageError unless its name ends as one of the formats does */
export function parseReportFile(path: string | undefined): string | undefined {
  if (path === undefined || /\.(json|md)$/.test(path)) return path;
  throw new UsageError(`--iam-report must be a file that ends in .json or .md, got ${path}`);
}
