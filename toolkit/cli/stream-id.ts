/** How requests name a stream, which users name by its name or its ARN. */
export type StreamId = { readonly StreamName: string } | { readonly StreamARN: string };

export function streamId(nameOrArn: string): StreamId {
  return nameOrArn.startsWith('arn:') ? { StreamARN: nameOrArn } : { StreamName: nameOrArn };
}
