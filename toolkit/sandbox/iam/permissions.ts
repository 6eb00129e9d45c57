/** Whether who may not is denied, as on AWS, or may all the same and it is only recorded. */
export type Permissions = 'enforced' | 'recorded';
