const PERMISSIONS = ['enforced', 'recorded'] as const;

/** Whether who may not is denied, as on AWS, or may all the same and it is only recorded. */
export type Permissions = (typeof PERMISSIONS)[number];

export function isPermissions(value: string): value is Permissions {
  return (PERMISSIONS as readonly string[]).includes(value);
}
