/** Condition keys that requests have here, where they have them on AWS. */
const KNOWN_KEYS = [
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOwner',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:userid',
  'aws:username',
  'aws:ViaAWSService',
  'cloudwatch:namespace',
  'kms:CallerAccount',
  'kms:EncryptionContextKeys',
  'kms:ViaService',
  'redshift-data:statement-owner-iam-userid',
  's3:delimiter',
  's3:prefix',
  's3:TlsVersion',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'sts:ExternalId',
];
const KNOWN_BEGINNINGS = ['aws:principaltag/', 'kms:encryptioncontext:'];

const KNOWN: ReadonlySet<string> = new Set(KNOWN_KEYS.map((name) => name.toLowerCase()));
const VARIABLE = /\$\{\s*([a-z][^},]*?)\s*[},]/gi;

function isKnown(name: string): boolean {
  const key = name.toLowerCase();
  return KNOWN.has(key) || KNOWN_BEGINNINGS.some((beginning) => key.startsWith(beginning));
}

/** Keys of the conditions of a statement that nobody here knows of any request. */
export function unknownKeys(conditions: Readonly<Record<string, object>>): string[] {
  return unique(Object.values(conditions).flatMap((keys) => Object.keys(keys))).filter((key) => !isKnown(key));
}

/** Policy variables that nobody here knows of any request: what has one matches by its default, or nothing. */
export function unknownVariables(...elements: readonly unknown[]): string[] {
  const names = [...JSON.stringify(elements).matchAll(VARIABLE)].map(([, name = '']) => name);
  return unique(names).filter((name) => !isKnown(name));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
