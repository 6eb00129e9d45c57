import { AwsError } from '../../kernel/aws-error';

/** The object that the header `x-amz-copy-source` names. @throws AwsError `NotImplemented` for one of its versions */
export function copySource(header: string): { readonly bucket: string; readonly key: string } {
  const match = /^\/?([^/]+)\/([^?]+)$/.exec(header);
  if (match === null) {
    throw new AwsError(
      'NotImplemented',
      `x-amz-copy-source must be <bucket>/<key> without a version, got ${header}`,
      501,
    );
  }
  return { bucket: match[1] as string, key: decodeURIComponent(match[2] as string) };
}
